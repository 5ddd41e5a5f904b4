ALTER TABLE `domains` ADD `script_path` text;--> statement-breakpoint
ALTER TABLE `domains` ADD `event_path` text;--> statement-breakpoint
ALTER TABLE `domains` ADD `updated_at_ms` integer DEFAULT 0 NOT NULL;