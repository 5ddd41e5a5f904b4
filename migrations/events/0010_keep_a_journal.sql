CREATE TABLE `journal` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` text NOT NULL,
	`at_ms` integer NOT NULL,
	`kind` text NOT NULL,
	`line` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `verify_runs` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`actor` text NOT NULL,
	`from_ms` integer NOT NULL,
	`to_ms` integer NOT NULL,
	`cursor_ms` integer NOT NULL,
	`state` text NOT NULL,
	`buckets` integer DEFAULT 0 NOT NULL,
	`events` integer DEFAULT 0 NOT NULL,
	`findings` integer DEFAULT 0 NOT NULL,
	`started_at_ms` integer NOT NULL,
	`updated_at_ms` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `verify_findings` (
	`workspace_id` text NOT NULL,
	`run_id` text NOT NULL,
	`number` integer NOT NULL,
	`cause` text NOT NULL,
	`place` text NOT NULL,
	`bucket` text,
	`event_id` text,
	`detail` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `run_id`, `number`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `conversions_time` ON `conversions` (`workspace_id`,`at_ms`);