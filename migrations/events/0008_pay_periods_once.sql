CREATE TABLE `statement_payments` (
	`workspace_id` text NOT NULL,
	`publisher_id` text NOT NULL,
	`currency` text NOT NULL,
	`start_ms` integer NOT NULL,
	`end_ms` integer NOT NULL,
	`first_day` text NOT NULL,
	`last_day` text NOT NULL,
	`entry_id` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `publisher_id`, `currency`, `start_ms`, `end_ms`)
) WITHOUT ROWID;
