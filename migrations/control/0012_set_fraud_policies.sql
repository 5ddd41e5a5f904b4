CREATE TABLE `fraud_policies` (
	`workspace_id` text NOT NULL,
	`campaign_id` text NOT NULL,
	`policy` text NOT NULL,
	`updated_at_ms` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `campaign_id`)
) WITHOUT ROWID;
