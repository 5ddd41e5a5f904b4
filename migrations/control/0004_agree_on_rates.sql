CREATE TABLE `exchange_rates` (
	`workspace_id` text NOT NULL,
	`from_currency` text NOT NULL,
	`to_currency` text NOT NULL,
	`day` text NOT NULL,
	`ppb` integer NOT NULL,
	`updated_at_ms` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `from_currency`, `to_currency`, `day`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `__new_payout_rules` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`campaign_id` text NOT NULL,
	`event_type_id` text NOT NULL,
	`scope` text NOT NULL,
	`subject` text NOT NULL,
	`payout_model` text NOT NULL,
	`payout_micros` integer,
	`payout_ppm` integer,
	`created_at_ms` integer NOT NULL,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_payout_rules`("id", "workspace_id", "campaign_id", "event_type_id", "scope", "subject", "payout_model", "payout_micros", "payout_ppm", "created_at_ms") SELECT "id", "workspace_id", "campaign_id", "event_type_id", "scope", "subject", "payout_model", "payout_micros", "payout_ppm", "created_at_ms" FROM `payout_rules`;--> statement-breakpoint
DROP TABLE `payout_rules`;--> statement-breakpoint
ALTER TABLE `__new_payout_rules` RENAME TO `payout_rules`;--> statement-breakpoint
CREATE UNIQUE INDEX `payout_rules_once` ON `payout_rules` (`campaign_id`,`event_type_id`,`scope`,`subject`);--> statement-breakpoint
ALTER TABLE `event_types` ADD `revenue_ppm` integer;