CREATE TABLE `click_batches` (
	`workspace_id` text NOT NULL,
	`batch_id` text NOT NULL,
	`attempt` text NOT NULL,
	`stored_at_ms` integer NOT NULL,
	`clicks` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `batch_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `clicks` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`at_ms` integer NOT NULL,
	`campaign_id` text NOT NULL,
	`publisher_id` text NOT NULL,
	`link_id` text NOT NULL,
	`visitor_id` text NOT NULL,
	`is_unique` integer NOT NULL,
	`reason` text NOT NULL,
	`country` text NOT NULL,
	`region` text NOT NULL,
	`city` text NOT NULL,
	`device` text NOT NULL,
	`os` text NOT NULL,
	`browser` text NOT NULL,
	`language` text NOT NULL,
	`referrer_domain` text NOT NULL,
	`asn` integer,
	`as_organization` text NOT NULL,
	`ip_hash` text NOT NULL,
	`ip_prefix` text NOT NULL,
	`user_agent` text NOT NULL,
	`subs` text NOT NULL,
	`source` text NOT NULL,
	`external_id` text NOT NULL,
	`snapshot_version` integer NOT NULL,
	`batch_id` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `conversion_history` (
	`workspace_id` text NOT NULL,
	`conversion_id` text NOT NULL,
	`sequence` integer NOT NULL,
	`at_ms` integer NOT NULL,
	`status` text NOT NULL,
	`reason` text NOT NULL,
	`actor` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `conversion_id`, `sequence`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `conversions` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`event_type_id` text NOT NULL,
	`event_name` text NOT NULL,
	`dedupe_key` text NOT NULL,
	`txid` text,
	`click_id` text NOT NULL,
	`click_at_ms` integer NOT NULL,
	`at_ms` integer NOT NULL,
	`day` text NOT NULL,
	`received_at_ms` integer NOT NULL,
	`attempt` text NOT NULL,
	`campaign_id` text NOT NULL,
	`publisher_id` text NOT NULL,
	`link_id` text NOT NULL,
	`status` text NOT NULL,
	`original_status` text,
	`reason` text NOT NULL,
	`currency` text NOT NULL,
	`amount_micros` integer,
	`revenue_micros` integer NOT NULL,
	`payout_micros` integer NOT NULL,
	`payout_steps` text NOT NULL,
	`via` text NOT NULL,
	`country` text,
	`device` text,
	`os` text,
	`browser` text,
	`referrer` text,
	`sub1` text,
	PRIMARY KEY(`workspace_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `conversions_once` ON `conversions` (`workspace_id`,`event_type_id`,`dedupe_key`);--> statement-breakpoint
CREATE INDEX `conversions_awaiting_click` ON `conversions` (`workspace_id`,`click_id`) WHERE country IS NULL;--> statement-breakpoint
CREATE TABLE `dead_letters` (
	`id` text PRIMARY KEY NOT NULL,
	`queue` text NOT NULL,
	`received_at_ms` integer NOT NULL,
	`attempts` integer NOT NULL,
	`reason` text NOT NULL,
	`body` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `payout_ledger` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`publisher_id` text NOT NULL,
	`conversion_id` text NOT NULL,
	`kind` text NOT NULL,
	`amount_micros` integer NOT NULL,
	`currency` text NOT NULL,
	`at_ms` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `payout_ledger_once` ON `payout_ledger` (`workspace_id`,`conversion_id`,`kind`);--> statement-breakpoint
CREATE TABLE `facet_daily` (
	`workspace_id` text NOT NULL,
	`day` text NOT NULL,
	`dimension` text NOT NULL,
	`campaign_id` text NOT NULL,
	`value` text NOT NULL,
	`currency` text NOT NULL,
	`gross_clicks` integer DEFAULT 0 NOT NULL,
	`clicks` integer DEFAULT 0 NOT NULL,
	`unique_clicks` integer DEFAULT 0 NOT NULL,
	`conversions` integer DEFAULT 0 NOT NULL,
	`pending_conversions` integer DEFAULT 0 NOT NULL,
	`rejected_conversions` integer DEFAULT 0 NOT NULL,
	`revenue_micros` integer DEFAULT 0 NOT NULL,
	`payout_micros` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`workspace_id`, `dimension`, `day`, `campaign_id`, `value`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `freshness` (
	`workspace_id` text PRIMARY KEY NOT NULL,
	`data_up_to_ms` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `rollup_daily` (
	`workspace_id` text NOT NULL,
	`campaign_id` text NOT NULL,
	`publisher_id` text NOT NULL,
	`link_id` text NOT NULL,
	`currency` text NOT NULL,
	`day` text NOT NULL,
	`gross_clicks` integer DEFAULT 0 NOT NULL,
	`clicks` integer DEFAULT 0 NOT NULL,
	`unique_clicks` integer DEFAULT 0 NOT NULL,
	`conversions` integer DEFAULT 0 NOT NULL,
	`pending_conversions` integer DEFAULT 0 NOT NULL,
	`rejected_conversions` integer DEFAULT 0 NOT NULL,
	`revenue_micros` integer DEFAULT 0 NOT NULL,
	`payout_micros` integer DEFAULT 0 NOT NULL,
	`set_hash` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`workspace_id`, `day`, `campaign_id`, `publisher_id`, `link_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `rollup_hourly` (
	`workspace_id` text NOT NULL,
	`campaign_id` text NOT NULL,
	`publisher_id` text NOT NULL,
	`link_id` text NOT NULL,
	`currency` text NOT NULL,
	`hour_ms` integer NOT NULL,
	`gross_clicks` integer DEFAULT 0 NOT NULL,
	`clicks` integer DEFAULT 0 NOT NULL,
	`unique_clicks` integer DEFAULT 0 NOT NULL,
	`conversions` integer DEFAULT 0 NOT NULL,
	`pending_conversions` integer DEFAULT 0 NOT NULL,
	`rejected_conversions` integer DEFAULT 0 NOT NULL,
	`revenue_micros` integer DEFAULT 0 NOT NULL,
	`payout_micros` integer DEFAULT 0 NOT NULL,
	`set_hash` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`workspace_id`, `hour_ms`, `campaign_id`, `publisher_id`, `link_id`)
) WITHOUT ROWID;
