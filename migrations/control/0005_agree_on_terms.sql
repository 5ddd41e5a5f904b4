ALTER TABLE `publishers` ADD `terms` text DEFAULT 'monthly' NOT NULL;--> statement-breakpoint
ALTER TABLE `publishers` ADD `threshold_micros` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `publishers` ADD `past_terms` text DEFAULT '[]' NOT NULL;