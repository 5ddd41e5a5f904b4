CREATE TABLE `campaign_versions` (
	`workspace_id` text NOT NULL,
	`campaign_id` text NOT NULL,
	`version` integer NOT NULL,
	`at_ms` integer NOT NULL,
	`name` text NOT NULL,
	`currency` text NOT NULL,
	`status` text NOT NULL,
	`destination_url` text NOT NULL,
	`fallback_url` text,
	`delivery` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `campaign_id`, `version`)
);
--> statement-breakpoint
CREATE TABLE `link_aliases` (
	`workspace_id` text NOT NULL,
	`alias` text NOT NULL,
	`link_id` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `alias`),
	FOREIGN KEY (`link_id`) REFERENCES `links`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `link_aliases_link` ON `link_aliases` (`link_id`);--> statement-breakpoint
CREATE TABLE `smart_link_members` (
	`smart_link_id` text NOT NULL,
	`workspace_id` text NOT NULL,
	`link_id` text NOT NULL,
	`position` integer NOT NULL,
	`weight` integer NOT NULL,
	PRIMARY KEY(`smart_link_id`, `link_id`),
	FOREIGN KEY (`smart_link_id`) REFERENCES `smart_links`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`link_id`) REFERENCES `links`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `smart_links` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`name` text NOT NULL,
	`publisher_id` text NOT NULL,
	`slug` text NOT NULL,
	`domain_id` text,
	`status` text DEFAULT 'active' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at_ms` integer NOT NULL,
	`updated_at_ms` integer NOT NULL,
	FOREIGN KEY (`publisher_id`) REFERENCES `publishers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`domain_id`) REFERENCES `domains`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `smart_links_slug_unique` ON `smart_links` (`slug`);--> statement-breakpoint
CREATE INDEX `smart_links_workspace` ON `smart_links` (`workspace_id`,`id`);--> statement-breakpoint
ALTER TABLE `campaigns` ADD `delivery` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `workspaces` ADD `dialects` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
INSERT INTO `campaign_versions` (`workspace_id`, `campaign_id`, `version`, `at_ms`, `name`, `currency`, `status`, `destination_url`, `fallback_url`, `delivery`)
SELECT `workspace_id`, `id`, `version`, `updated_at_ms`, `name`, `currency`, `status`, `destination_url`, `fallback_url`, `delivery` FROM `campaigns`;--> statement-breakpoint
CREATE TRIGGER `campaign_versions_of_new` AFTER INSERT ON `campaigns` BEGIN
	INSERT INTO `campaign_versions` (`workspace_id`, `campaign_id`, `version`, `at_ms`, `name`, `currency`, `status`, `destination_url`, `fallback_url`, `delivery`)
	VALUES (NEW.`workspace_id`, NEW.`id`, NEW.`version`, NEW.`updated_at_ms`, NEW.`name`, NEW.`currency`, NEW.`status`, NEW.`destination_url`, NEW.`fallback_url`, NEW.`delivery`);
END;--> statement-breakpoint
CREATE TRIGGER `campaign_versions_of_changed` AFTER UPDATE OF `version` ON `campaigns` WHEN NEW.`version` <> OLD.`version` BEGIN
	INSERT INTO `campaign_versions` (`workspace_id`, `campaign_id`, `version`, `at_ms`, `name`, `currency`, `status`, `destination_url`, `fallback_url`, `delivery`)
	VALUES (NEW.`workspace_id`, NEW.`id`, NEW.`version`, NEW.`updated_at_ms`, NEW.`name`, NEW.`currency`, NEW.`status`, NEW.`destination_url`, NEW.`fallback_url`, NEW.`delivery`);
END;--> statement-breakpoint
CREATE TRIGGER `links_slug_is_free` BEFORE INSERT ON `links` WHEN EXISTS (SELECT 1 FROM `smart_links` WHERE `slug` = NEW.`slug`) BEGIN
	SELECT RAISE(ABORT, 'UNIQUE constraint failed: links.slug');
END;--> statement-breakpoint
CREATE TRIGGER `smart_links_slug_is_free` BEFORE INSERT ON `smart_links` WHEN EXISTS (SELECT 1 FROM `links` WHERE `slug` = NEW.`slug`) BEGIN
	SELECT RAISE(ABORT, 'UNIQUE constraint failed: smart_links.slug');
END;
