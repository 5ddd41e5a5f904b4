CREATE TABLE `deleted_workspaces` (
	`id` text PRIMARY KEY NOT NULL,
	`events_shard` text NOT NULL,
	`campaign_ids` text NOT NULL,
	`deleted_at_ms` integer NOT NULL
) WITHOUT ROWID;
