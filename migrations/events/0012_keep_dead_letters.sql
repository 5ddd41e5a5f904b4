CREATE TABLE `dead_letter_owners` (
	`workspace_id` text NOT NULL,
	`letter_id` text NOT NULL,
	`received_at_ms` integer NOT NULL,
	`clicks` integer NOT NULL,
	`is_shared` integer NOT NULL,
	`reason` text,
	`settled_at_ms` integer,
	`outcome` text,
	PRIMARY KEY(`workspace_id`, `letter_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `dead_letter_owners_letter` ON `dead_letter_owners` (`letter_id`);--> statement-breakpoint
CREATE INDEX `dead_letter_owners_time` ON `dead_letter_owners` (`workspace_id`,`received_at_ms`,`letter_id`);--> statement-breakpoint
ALTER TABLE `dead_letters` ADD `last_at_ms` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `dead_letters` ADD `encoding` text DEFAULT 'json' NOT NULL;--> statement-breakpoint
ALTER TABLE `dead_letters` ADD `body_bytes` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `dead_letters` ADD `body_key` text;--> statement-breakpoint
ALTER TABLE `dead_letters` ADD `subject` text;--> statement-breakpoint
ALTER TABLE `dead_letters` ADD `settled_at_ms` integer;--> statement-breakpoint
ALTER TABLE `dead_letters` ADD `outcome` text;--> statement-breakpoint
CREATE UNIQUE INDEX `dead_letters_subject` ON `dead_letters` (`subject`) WHERE subject IS NOT NULL;--> statement-breakpoint
CREATE INDEX `dead_letters_time` ON `dead_letters` (`received_at_ms`,`id`);--> statement-breakpoint
CREATE INDEX `dead_letters_waiting` ON `dead_letters` (`received_at_ms`) WHERE settled_at_ms IS NULL;--> statement-breakpoint
CREATE INDEX `deliveries_pending` ON `deliveries` (`workspace_id`,`id`) WHERE state = 'pending';--> statement-breakpoint
UPDATE `dead_letters` SET `last_at_ms` = `received_at_ms`, `body_bytes` = length(CAST(`body` AS blob));