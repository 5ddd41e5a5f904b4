-- Of those that were entered at the same moment the first one waits on.
UPDATE `fraud_appeals` SET `answered_at_ms` = `at_ms`, `answer` = 'entered twice', `outcome` = 'withdrawn'
WHERE `answered_at_ms` IS NULL AND EXISTS (SELECT 1 FROM `fraud_appeals` AS o WHERE o.`workspace_id` = `fraud_appeals`.`workspace_id`
	AND o.`conversion_id` = `fraud_appeals`.`conversion_id` AND o.`answered_at_ms` IS NULL AND o.`id` < `fraud_appeals`.`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `fraud_appeals_open` ON `fraud_appeals` (`workspace_id`,`conversion_id`) WHERE answered_at_ms IS NULL;