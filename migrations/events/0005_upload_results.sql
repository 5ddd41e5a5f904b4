CREATE TABLE `upload_chunks` (
	`workspace_id` text NOT NULL,
	`upload_id` text NOT NULL,
	`number` integer NOT NULL,
	`rows` text NOT NULL,
	`results` text,
	PRIMARY KEY(`workspace_id`, `upload_id`, `number`)
);
--> statement-breakpoint
CREATE TABLE `uploads` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`created_at_ms` integer NOT NULL,
	`created_by` text NOT NULL,
	`digest` text NOT NULL,
	`rules` text NOT NULL,
	`headers` text NOT NULL,
	`rows` integer NOT NULL,
	`chunks` integer NOT NULL,
	`checked_chunks` integer DEFAULT 0 NOT NULL,
	`checked_rows` integer DEFAULT 0 NOT NULL,
	`checked` text NOT NULL,
	`committed_chunks` integer DEFAULT 0 NOT NULL,
	`committed_rows` integer DEFAULT 0 NOT NULL,
	`committed` text NOT NULL,
	`committed_at_ms` integer,
	PRIMARY KEY(`workspace_id`, `id`)
) WITHOUT ROWID;
