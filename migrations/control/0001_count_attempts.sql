CREATE TABLE `attempts` (
	`key` text PRIMARY KEY NOT NULL,
	`count` integer NOT NULL,
	`window_end_ms` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `attempts_window_end` ON `attempts` (`window_end_ms`);