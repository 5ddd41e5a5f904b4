CREATE TABLE `cap_usage` (
	`workspace_id` text NOT NULL,
	`key` text NOT NULL,
	`period` text NOT NULL,
	`conversions` integer DEFAULT 0 NOT NULL,
	`payout_micros` integer DEFAULT 0 NOT NULL,
	`revenue_micros` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`workspace_id`, `key`, `period`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `deliveries` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`endpoint_id` text NOT NULL,
	`conversion_id` text,
	`event` text NOT NULL,
	`payload` text NOT NULL,
	`state` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`step` integer DEFAULT 0 NOT NULL,
	`begun_at_ms` integer,
	`next_at_ms` integer,
	`lease_until_ms` integer,
	`reason` text DEFAULT '' NOT NULL,
	`message` integer DEFAULT 0 NOT NULL,
	`created_at_ms` integer NOT NULL,
	`updated_at_ms` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `deliveries_conversion` ON `deliveries` (`workspace_id`,`conversion_id`);--> statement-breakpoint
CREATE INDEX `deliveries_due` ON `deliveries` (`next_at_ms`) WHERE state = 'pending';--> statement-breakpoint
CREATE TABLE `delivery_attempts` (
	`workspace_id` text NOT NULL,
	`delivery_id` text NOT NULL,
	`number` integer NOT NULL,
	`at_ms` integer NOT NULL,
	`duration_ms` integer NOT NULL,
	`status` integer,
	`outcome` text NOT NULL,
	`excerpt` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`workspace_id`, `delivery_id`, `number`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `endpoint_health` (
	`workspace_id` text NOT NULL,
	`endpoint_id` text NOT NULL,
	`state` text NOT NULL,
	`updated_at_ms` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `endpoint_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `received_reports` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`at_ms` integer NOT NULL,
	`via` text NOT NULL,
	`verdict` text NOT NULL,
	`reason` text NOT NULL,
	`hint` text,
	`click_id` text,
	`click_at_ms` integer,
	`link_number` integer,
	`click_problem` text,
	`proof` text NOT NULL,
	`campaign_id` text,
	`conversion_id` text,
	`txid` text,
	`event` text,
	`parameters` text NOT NULL,
	`ip_prefix` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
DROP INDEX `payout_ledger_once`;--> statement-breakpoint
DROP INDEX `conversions_awaiting_click`;--> statement-breakpoint
ALTER TABLE `payout_ledger` ADD `sequence` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `payout_ledger` ADD `note` text;--> statement-breakpoint
ALTER TABLE `payout_ledger` ADD `actor` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `payout_ledger_publisher` ON `payout_ledger` (`workspace_id`,`publisher_id`,`at_ms`);--> statement-breakpoint
CREATE UNIQUE INDEX `payout_ledger_once` ON `payout_ledger` (`workspace_id`,`conversion_id`,`kind`,`sequence`);--> statement-breakpoint
ALTER TABLE `conversions` ADD `rung` text DEFAULT 'click-id' NOT NULL;--> statement-breakpoint
ALTER TABLE `conversions` ADD `coupon` text;--> statement-breakpoint
ALTER TABLE `conversions` ADD `event_at_ms` integer;--> statement-breakpoint
ALTER TABLE `conversions` ADD `held_until_ms` integer;--> statement-breakpoint
ALTER TABLE `conversions` ADD `repeat` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `conversions` ADD `sequence` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `conversions` ADD `counted` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `conversions` ADD `data_at_ms` integer;--> statement-breakpoint
ALTER TABLE `conversions` ADD `said_statuses` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `conversions` ADD `waiting_statuses` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `conversions` ADD `received` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
CREATE INDEX `conversions_click` ON `conversions` (`workspace_id`,`click_id`);--> statement-breakpoint
CREATE INDEX `conversions_held` ON `conversions` (`held_until_ms`) WHERE status = 'hold' AND reason = 'H_HOLD_PERIOD';
