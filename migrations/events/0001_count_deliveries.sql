CREATE TABLE `dead_clicks` (
	`workspace_id` text NOT NULL,
	`batch_id` text NOT NULL,
	`at_ms` integer NOT NULL,
	`clicks` integer NOT NULL,
	`isolate` text,
	`emitted` integer,
	`lost` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`workspace_id`, `batch_id`)
) WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `click_batches` ADD `isolate` text;--> statement-breakpoint
ALTER TABLE `click_batches` ADD `emitted` integer;--> statement-breakpoint
ALTER TABLE `click_batches` ADD `lost` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `clicks` ADD `link_version` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `clicks` ADD `route_id` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `clicks` ADD `variant_id` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `clicks` ADD `landing_id` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `clicks` ADD `flags` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `clicks` ADD `is_new_visitor` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `clicks` ADD `query` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `facet_daily` ADD `new_visitors` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `facet_daily` ADD `impressions` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `facet_daily` ADD `click_throughs` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `rollup_daily` ADD `new_visitors` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `rollup_daily` ADD `impressions` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `rollup_daily` ADD `click_throughs` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `rollup_hourly` ADD `new_visitors` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `rollup_hourly` ADD `impressions` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `rollup_hourly` ADD `click_throughs` integer DEFAULT 0 NOT NULL;