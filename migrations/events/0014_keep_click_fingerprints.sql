CREATE TABLE `click_fingerprints` (
	`workspace_id` text NOT NULL,
	`fingerprint` text NOT NULL,
	`click_id` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `fingerprint`, `click_id`)
) WITHOUT ROWID;
