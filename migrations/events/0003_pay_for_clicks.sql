CREATE TABLE `click_earnings` (
	`workspace_id` text NOT NULL,
	`campaign_id` text NOT NULL,
	`publisher_id` text NOT NULL,
	`day` text NOT NULL,
	`link_id` text NOT NULL,
	`currency` text NOT NULL,
	`clicks` integer NOT NULL,
	`earned_micros` integer NOT NULL,
	`settled_micros` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`workspace_id`, `campaign_id`, `publisher_id`, `day`, `link_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `click_earnings_open` ON `click_earnings` (`workspace_id`,`day`) WHERE earned_micros <> settled_micros;--> statement-breakpoint
CREATE TABLE `ledger_locks` (
	`workspace_id` text PRIMARY KEY NOT NULL,
	`locked_to_ms` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `clicks` ADD `payout_micros` integer DEFAULT 0 NOT NULL;