CREATE TABLE `views` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`at_ms` integer NOT NULL,
	`campaign_id` text NOT NULL,
	`publisher_id` text NOT NULL,
	`link_id` text NOT NULL,
	`visitor_id` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `views_visitor` ON `views` (`workspace_id`,`visitor_id`);--> statement-breakpoint
DROP INDEX `payout_ledger_once`;--> statement-breakpoint
CREATE UNIQUE INDEX `payout_ledger_once` ON `payout_ledger` (`workspace_id`,`conversion_id`,`kind`,`sequence`,`publisher_id`);--> statement-breakpoint
ALTER TABLE `conversions` ADD `credits` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `conversions` ADD `attribution` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `conversions` ADD `visitor_id` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `conversions_visitor` ON `conversions` (`workspace_id`,`visitor_id`) WHERE visitor_id <> '';--> statement-breakpoint
CREATE INDEX `clicks_visitor` ON `clicks` (`workspace_id`,`visitor_id`) WHERE reason = 'OK';