CREATE TABLE `receipt_keys` (
	`id` text PRIMARY KEY NOT NULL,
	`public_key` text NOT NULL,
	`first_used_at_ms` integer NOT NULL
) WITHOUT ROWID;
