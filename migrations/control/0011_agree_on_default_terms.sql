ALTER TABLE `workspaces` ADD `payout_terms` text DEFAULT 'monthly' NOT NULL;--> statement-breakpoint
ALTER TABLE `workspaces` ADD `payout_threshold_micros` integer DEFAULT 0 NOT NULL;