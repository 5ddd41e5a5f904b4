CREATE TABLE `payout_rules` (
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
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`event_type_id`) REFERENCES `event_types`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `payout_rules_once` ON `payout_rules` (`event_type_id`,`scope`,`subject`);--> statement-breakpoint
CREATE TABLE `endpoints` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`url` text NOT NULL,
	`allow_http` integer DEFAULT false NOT NULL,
	`publisher_id` text,
	`campaign_id` text,
	`event_type_id` text,
	`filter` text DEFAULT '[]' NOT NULL,
	`secrets` text DEFAULT '[]' NOT NULL,
	`status` text DEFAULT 'active' NOT NULL,
	`status_reason` text,
	`created_at_ms` integer NOT NULL,
	`updated_at_ms` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `endpoints_workspace` ON `endpoints` (`workspace_id`,`id`);--> statement-breakpoint
CREATE INDEX `endpoints_publisher` ON `endpoints` (`workspace_id`,`publisher_id`);--> statement-breakpoint
ALTER TABLE `campaigns` ADD `conversion_policy` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `event_types` ADD `aliases` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `event_types` ADD `duplicate_policy` text DEFAULT 'ignore-txid' NOT NULL;--> statement-breakpoint
ALTER TABLE `event_types` ADD `hold_days` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `publishers` ADD `tier` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `workspaces` ADD `status_words` text DEFAULT '{}' NOT NULL;