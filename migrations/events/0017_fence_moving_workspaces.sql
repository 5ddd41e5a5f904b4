CREATE TABLE `moving_workspaces` (
	`workspace_id` text PRIMARY KEY NOT NULL,
	`move_id` text NOT NULL,
	`fence` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TRIGGER `fence_outcomes_insert` BEFORE INSERT ON `outcomes`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = NEW.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_outcomes_update` BEFORE UPDATE ON `outcomes`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_outcomes_delete` BEFORE DELETE ON `outcomes`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_cap_usage_insert` BEFORE INSERT ON `cap_usage`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = NEW.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_cap_usage_update` BEFORE UPDATE ON `cap_usage`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_cap_usage_delete` BEFORE DELETE ON `cap_usage`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_click_batches_insert` BEFORE INSERT ON `click_batches`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = NEW.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_click_batches_update` BEFORE UPDATE ON `click_batches`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('leaving', 'frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_click_batches_delete` BEFORE DELETE ON `click_batches`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('leaving', 'frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_click_earnings_update` BEFORE UPDATE ON `click_earnings`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_click_earnings_delete` BEFORE DELETE ON `click_earnings`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_click_fingerprints_insert` BEFORE INSERT ON `click_fingerprints`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = NEW.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_click_fingerprints_update` BEFORE UPDATE ON `click_fingerprints`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_click_fingerprints_delete` BEFORE DELETE ON `click_fingerprints`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_clicks_update` BEFORE UPDATE ON `clicks`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('leaving', 'frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_clicks_delete` BEFORE DELETE ON `clicks`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('leaving', 'frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_conversion_history_insert` BEFORE INSERT ON `conversion_history`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = NEW.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_conversion_history_update` BEFORE UPDATE ON `conversion_history`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_conversion_history_delete` BEFORE DELETE ON `conversion_history`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_conversions_insert` BEFORE INSERT ON `conversions`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = NEW.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_conversions_update` BEFORE UPDATE ON `conversions`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_conversions_delete` BEFORE DELETE ON `conversions`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_dead_clicks_insert` BEFORE INSERT ON `dead_clicks`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = NEW.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_dead_clicks_update` BEFORE UPDATE ON `dead_clicks`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_dead_clicks_delete` BEFORE DELETE ON `dead_clicks`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_deliveries_insert` BEFORE INSERT ON `deliveries`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = NEW.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_deliveries_update` BEFORE UPDATE ON `deliveries`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_deliveries_delete` BEFORE DELETE ON `deliveries`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_delivery_attempts_insert` BEFORE INSERT ON `delivery_attempts`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = NEW.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_delivery_attempts_update` BEFORE UPDATE ON `delivery_attempts`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_delivery_attempts_delete` BEFORE DELETE ON `delivery_attempts`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_endpoint_health_insert` BEFORE INSERT ON `endpoint_health`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = NEW.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_endpoint_health_update` BEFORE UPDATE ON `endpoint_health`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_endpoint_health_delete` BEFORE DELETE ON `endpoint_health`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_erasures_insert` BEFORE INSERT ON `erasures`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = NEW.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_erasures_update` BEFORE UPDATE ON `erasures`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_erasures_delete` BEFORE DELETE ON `erasures`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_facet_daily_delete` BEFORE DELETE ON `facet_daily`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_freshness_delete` BEFORE DELETE ON `freshness`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_held_hours_insert` BEFORE INSERT ON `held_hours`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = NEW.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_held_hours_update` BEFORE UPDATE ON `held_hours`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_held_hours_delete` BEFORE DELETE ON `held_hours`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_ledger_locks_insert` BEFORE INSERT ON `ledger_locks`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = NEW.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_ledger_locks_update` BEFORE UPDATE ON `ledger_locks`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_ledger_locks_delete` BEFORE DELETE ON `ledger_locks`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_payout_ledger_insert` BEFORE INSERT ON `payout_ledger`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = NEW.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_payout_ledger_update` BEFORE UPDATE ON `payout_ledger`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_payout_ledger_delete` BEFORE DELETE ON `payout_ledger`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_purge_progress_insert` BEFORE INSERT ON `purge_progress`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = NEW.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_purge_progress_update` BEFORE UPDATE ON `purge_progress`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_purge_progress_delete` BEFORE DELETE ON `purge_progress`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_receipt_days_insert` BEFORE INSERT ON `receipt_days`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = NEW.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_receipt_days_update` BEFORE UPDATE ON `receipt_days`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_receipt_days_delete` BEFORE DELETE ON `receipt_days`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_received_reports_insert` BEFORE INSERT ON `received_reports`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = NEW.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_received_reports_update` BEFORE UPDATE ON `received_reports`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_received_reports_delete` BEFORE DELETE ON `received_reports`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_rollup_daily_delete` BEFORE DELETE ON `rollup_daily`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_rollup_hourly_delete` BEFORE DELETE ON `rollup_hourly`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_statement_payments_insert` BEFORE INSERT ON `statement_payments`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = NEW.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_statement_payments_update` BEFORE UPDATE ON `statement_payments`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_statement_payments_delete` BEFORE DELETE ON `statement_payments`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_upload_chunks_insert` BEFORE INSERT ON `upload_chunks`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = NEW.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_upload_chunks_update` BEFORE UPDATE ON `upload_chunks`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_upload_chunks_delete` BEFORE DELETE ON `upload_chunks`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_uploads_insert` BEFORE INSERT ON `uploads`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = NEW.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_uploads_update` BEFORE UPDATE ON `uploads`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_uploads_delete` BEFORE DELETE ON `uploads`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_verify_findings_insert` BEFORE INSERT ON `verify_findings`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = NEW.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_verify_findings_update` BEFORE UPDATE ON `verify_findings`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_verify_findings_delete` BEFORE DELETE ON `verify_findings`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_verify_runs_insert` BEFORE INSERT ON `verify_runs`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = NEW.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_verify_runs_update` BEFORE UPDATE ON `verify_runs`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_verify_runs_delete` BEFORE DELETE ON `verify_runs`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_views_insert` BEFORE INSERT ON `views`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = NEW.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_views_update` BEFORE UPDATE ON `views`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_views_delete` BEFORE DELETE ON `views`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_journal_insert` BEFORE INSERT ON `journal`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = NEW.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
