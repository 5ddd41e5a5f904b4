CREATE TABLE `erasures` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`actor` text NOT NULL,
	`state` text NOT NULL,
	`cursor` text DEFAULT '{}' NOT NULL,
	`counts` text DEFAULT '{}' NOT NULL,
	`started_at_ms` integer NOT NULL,
	`updated_at_ms` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `held_hours` (
	`workspace_id` text NOT NULL,
	`hour_ms` integer NOT NULL,
	`clicks` integer NOT NULL,
	`problem` text NOT NULL,
	`checked_at_ms` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `hour_ms`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `purge_progress` (
	`workspace_id` text PRIMARY KEY NOT NULL,
	`hour_ms` integer NOT NULL,
	`written_at_ms` integer NOT NULL,
	`segment` text NOT NULL,
	`problem` text DEFAULT '' NOT NULL
) WITHOUT ROWID;
