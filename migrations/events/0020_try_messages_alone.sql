CREATE TABLE `message_trials` (
	`id` text PRIMARY KEY NOT NULL,
	`at_ms` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `message_trials_time` ON `message_trials` (`at_ms`);