DROP INDEX `clicks_visitor`;--> statement-breakpoint
CREATE INDEX `clicks_visitor` ON `clicks` (`workspace_id`,`visitor_id`) WHERE reason = 'OK' AND substr(visitor_id, 1, 8) <> substr(id, 1, 8);