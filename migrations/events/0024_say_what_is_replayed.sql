ALTER TABLE `replays` ADD `from_ms` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `replays` ADD `to_ms` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `replays` ADD `was_empty` integer DEFAULT 0 NOT NULL;