CREATE TABLE `total_daily` (
	`workspace_id` text NOT NULL,
	`dimension` text NOT NULL,
	`value` text NOT NULL,
	`currency` text NOT NULL,
	`day` text NOT NULL,
	`gross_clicks` integer DEFAULT 0 NOT NULL,
	`clicks` integer DEFAULT 0 NOT NULL,
	`unique_clicks` integer DEFAULT 0 NOT NULL,
	`new_visitors` integer DEFAULT 0 NOT NULL,
	`impressions` integer DEFAULT 0 NOT NULL,
	`click_throughs` integer DEFAULT 0 NOT NULL,
	`conversions` integer DEFAULT 0 NOT NULL,
	`pending_conversions` integer DEFAULT 0 NOT NULL,
	`rejected_conversions` integer DEFAULT 0 NOT NULL,
	`revenue_micros` integer DEFAULT 0 NOT NULL,
	`payout_micros` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`workspace_id`, `dimension`, `day`, `value`, `currency`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `total_monthly` (
	`workspace_id` text NOT NULL,
	`dimension` text NOT NULL,
	`value` text NOT NULL,
	`currency` text NOT NULL,
	`month` text NOT NULL,
	`gross_clicks` integer DEFAULT 0 NOT NULL,
	`clicks` integer DEFAULT 0 NOT NULL,
	`unique_clicks` integer DEFAULT 0 NOT NULL,
	`new_visitors` integer DEFAULT 0 NOT NULL,
	`impressions` integer DEFAULT 0 NOT NULL,
	`click_throughs` integer DEFAULT 0 NOT NULL,
	`conversions` integer DEFAULT 0 NOT NULL,
	`pending_conversions` integer DEFAULT 0 NOT NULL,
	`rejected_conversions` integer DEFAULT 0 NOT NULL,
	`revenue_micros` integer DEFAULT 0 NOT NULL,
	`payout_micros` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`workspace_id`, `dimension`, `month`, `value`, `currency`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `totals_until` (
	`workspace_id` text PRIMARY KEY NOT NULL,
	`day` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TRIGGER `totals_of_days_insert` AFTER INSERT ON `rollup_daily`
WHEN NEW.day < (SELECT day FROM totals_until WHERE workspace_id = NEW.workspace_id) BEGIN
	INSERT INTO total_daily (workspace_id, dimension, value, currency, day, gross_clicks, clicks, unique_clicks, new_visitors, impressions, click_throughs, conversions, pending_conversions, rejected_conversions, revenue_micros, payout_micros)
	VALUES (NEW.workspace_id, 'total', '', NEW.currency, NEW.day, NEW.gross_clicks, NEW.clicks, NEW.unique_clicks, NEW.new_visitors, NEW.impressions, NEW.click_throughs, NEW.conversions, NEW.pending_conversions, NEW.rejected_conversions, NEW.revenue_micros, NEW.payout_micros),
		(NEW.workspace_id, 'campaign', NEW.campaign_id, NEW.currency, NEW.day, NEW.gross_clicks, NEW.clicks, NEW.unique_clicks, NEW.new_visitors, NEW.impressions, NEW.click_throughs, NEW.conversions, NEW.pending_conversions, NEW.rejected_conversions, NEW.revenue_micros, NEW.payout_micros),
		(NEW.workspace_id, 'publisher', NEW.publisher_id, NEW.currency, NEW.day, NEW.gross_clicks, NEW.clicks, NEW.unique_clicks, NEW.new_visitors, NEW.impressions, NEW.click_throughs, NEW.conversions, NEW.pending_conversions, NEW.rejected_conversions, NEW.revenue_micros, NEW.payout_micros)
	ON CONFLICT (workspace_id, dimension, day, value, currency) DO UPDATE SET gross_clicks = gross_clicks + excluded.gross_clicks, clicks = clicks + excluded.clicks, unique_clicks = unique_clicks + excluded.unique_clicks, new_visitors = new_visitors + excluded.new_visitors, impressions = impressions + excluded.impressions, click_throughs = click_throughs + excluded.click_throughs, conversions = conversions + excluded.conversions, pending_conversions = pending_conversions + excluded.pending_conversions, rejected_conversions = rejected_conversions + excluded.rejected_conversions, revenue_micros = revenue_micros + excluded.revenue_micros, payout_micros = payout_micros + excluded.payout_micros;
	INSERT INTO total_monthly (workspace_id, dimension, value, currency, month, gross_clicks, clicks, unique_clicks, new_visitors, impressions, click_throughs, conversions, pending_conversions, rejected_conversions, revenue_micros, payout_micros)
	VALUES (NEW.workspace_id, 'total', '', NEW.currency, substr(NEW.day, 1, 7), NEW.gross_clicks, NEW.clicks, NEW.unique_clicks, NEW.new_visitors, NEW.impressions, NEW.click_throughs, NEW.conversions, NEW.pending_conversions, NEW.rejected_conversions, NEW.revenue_micros, NEW.payout_micros),
		(NEW.workspace_id, 'campaign', NEW.campaign_id, NEW.currency, substr(NEW.day, 1, 7), NEW.gross_clicks, NEW.clicks, NEW.unique_clicks, NEW.new_visitors, NEW.impressions, NEW.click_throughs, NEW.conversions, NEW.pending_conversions, NEW.rejected_conversions, NEW.revenue_micros, NEW.payout_micros),
		(NEW.workspace_id, 'publisher', NEW.publisher_id, NEW.currency, substr(NEW.day, 1, 7), NEW.gross_clicks, NEW.clicks, NEW.unique_clicks, NEW.new_visitors, NEW.impressions, NEW.click_throughs, NEW.conversions, NEW.pending_conversions, NEW.rejected_conversions, NEW.revenue_micros, NEW.payout_micros)
	ON CONFLICT (workspace_id, dimension, month, value, currency) DO UPDATE SET gross_clicks = gross_clicks + excluded.gross_clicks, clicks = clicks + excluded.clicks, unique_clicks = unique_clicks + excluded.unique_clicks, new_visitors = new_visitors + excluded.new_visitors, impressions = impressions + excluded.impressions, click_throughs = click_throughs + excluded.click_throughs, conversions = conversions + excluded.conversions, pending_conversions = pending_conversions + excluded.pending_conversions, rejected_conversions = rejected_conversions + excluded.rejected_conversions, revenue_micros = revenue_micros + excluded.revenue_micros, payout_micros = payout_micros + excluded.payout_micros;
END;
--> statement-breakpoint
CREATE TRIGGER `totals_of_facets_insert` AFTER INSERT ON `facet_daily`
WHEN NEW.day < (SELECT day FROM totals_until WHERE workspace_id = NEW.workspace_id) BEGIN
	INSERT INTO total_daily (workspace_id, dimension, value, currency, day, gross_clicks, clicks, unique_clicks, new_visitors, impressions, click_throughs, conversions, pending_conversions, rejected_conversions, revenue_micros, payout_micros)
	VALUES (NEW.workspace_id, NEW.dimension, NEW.value, NEW.currency, NEW.day, NEW.gross_clicks, NEW.clicks, NEW.unique_clicks, NEW.new_visitors, NEW.impressions, NEW.click_throughs, NEW.conversions, NEW.pending_conversions, NEW.rejected_conversions, NEW.revenue_micros, NEW.payout_micros)
	ON CONFLICT (workspace_id, dimension, day, value, currency) DO UPDATE SET gross_clicks = gross_clicks + excluded.gross_clicks, clicks = clicks + excluded.clicks, unique_clicks = unique_clicks + excluded.unique_clicks, new_visitors = new_visitors + excluded.new_visitors, impressions = impressions + excluded.impressions, click_throughs = click_throughs + excluded.click_throughs, conversions = conversions + excluded.conversions, pending_conversions = pending_conversions + excluded.pending_conversions, rejected_conversions = rejected_conversions + excluded.rejected_conversions, revenue_micros = revenue_micros + excluded.revenue_micros, payout_micros = payout_micros + excluded.payout_micros;
END;
--> statement-breakpoint
CREATE TRIGGER `totals_of_days_update` AFTER UPDATE ON `rollup_daily`
WHEN NEW.day < (SELECT day FROM totals_until WHERE workspace_id = NEW.workspace_id) BEGIN
	INSERT INTO total_daily (workspace_id, dimension, value, currency, day, gross_clicks, clicks, unique_clicks, new_visitors, impressions, click_throughs, conversions, pending_conversions, rejected_conversions, revenue_micros, payout_micros)
	VALUES (NEW.workspace_id, 'total', '', NEW.currency, NEW.day, NEW.gross_clicks - OLD.gross_clicks, NEW.clicks - OLD.clicks, NEW.unique_clicks - OLD.unique_clicks, NEW.new_visitors - OLD.new_visitors, NEW.impressions - OLD.impressions, NEW.click_throughs - OLD.click_throughs, NEW.conversions - OLD.conversions, NEW.pending_conversions - OLD.pending_conversions, NEW.rejected_conversions - OLD.rejected_conversions, NEW.revenue_micros - OLD.revenue_micros, NEW.payout_micros - OLD.payout_micros),
		(NEW.workspace_id, 'campaign', NEW.campaign_id, NEW.currency, NEW.day, NEW.gross_clicks - OLD.gross_clicks, NEW.clicks - OLD.clicks, NEW.unique_clicks - OLD.unique_clicks, NEW.new_visitors - OLD.new_visitors, NEW.impressions - OLD.impressions, NEW.click_throughs - OLD.click_throughs, NEW.conversions - OLD.conversions, NEW.pending_conversions - OLD.pending_conversions, NEW.rejected_conversions - OLD.rejected_conversions, NEW.revenue_micros - OLD.revenue_micros, NEW.payout_micros - OLD.payout_micros),
		(NEW.workspace_id, 'publisher', NEW.publisher_id, NEW.currency, NEW.day, NEW.gross_clicks - OLD.gross_clicks, NEW.clicks - OLD.clicks, NEW.unique_clicks - OLD.unique_clicks, NEW.new_visitors - OLD.new_visitors, NEW.impressions - OLD.impressions, NEW.click_throughs - OLD.click_throughs, NEW.conversions - OLD.conversions, NEW.pending_conversions - OLD.pending_conversions, NEW.rejected_conversions - OLD.rejected_conversions, NEW.revenue_micros - OLD.revenue_micros, NEW.payout_micros - OLD.payout_micros)
	ON CONFLICT (workspace_id, dimension, day, value, currency) DO UPDATE SET gross_clicks = gross_clicks + excluded.gross_clicks, clicks = clicks + excluded.clicks, unique_clicks = unique_clicks + excluded.unique_clicks, new_visitors = new_visitors + excluded.new_visitors, impressions = impressions + excluded.impressions, click_throughs = click_throughs + excluded.click_throughs, conversions = conversions + excluded.conversions, pending_conversions = pending_conversions + excluded.pending_conversions, rejected_conversions = rejected_conversions + excluded.rejected_conversions, revenue_micros = revenue_micros + excluded.revenue_micros, payout_micros = payout_micros + excluded.payout_micros;
	INSERT INTO total_monthly (workspace_id, dimension, value, currency, month, gross_clicks, clicks, unique_clicks, new_visitors, impressions, click_throughs, conversions, pending_conversions, rejected_conversions, revenue_micros, payout_micros)
	VALUES (NEW.workspace_id, 'total', '', NEW.currency, substr(NEW.day, 1, 7), NEW.gross_clicks - OLD.gross_clicks, NEW.clicks - OLD.clicks, NEW.unique_clicks - OLD.unique_clicks, NEW.new_visitors - OLD.new_visitors, NEW.impressions - OLD.impressions, NEW.click_throughs - OLD.click_throughs, NEW.conversions - OLD.conversions, NEW.pending_conversions - OLD.pending_conversions, NEW.rejected_conversions - OLD.rejected_conversions, NEW.revenue_micros - OLD.revenue_micros, NEW.payout_micros - OLD.payout_micros),
		(NEW.workspace_id, 'campaign', NEW.campaign_id, NEW.currency, substr(NEW.day, 1, 7), NEW.gross_clicks - OLD.gross_clicks, NEW.clicks - OLD.clicks, NEW.unique_clicks - OLD.unique_clicks, NEW.new_visitors - OLD.new_visitors, NEW.impressions - OLD.impressions, NEW.click_throughs - OLD.click_throughs, NEW.conversions - OLD.conversions, NEW.pending_conversions - OLD.pending_conversions, NEW.rejected_conversions - OLD.rejected_conversions, NEW.revenue_micros - OLD.revenue_micros, NEW.payout_micros - OLD.payout_micros),
		(NEW.workspace_id, 'publisher', NEW.publisher_id, NEW.currency, substr(NEW.day, 1, 7), NEW.gross_clicks - OLD.gross_clicks, NEW.clicks - OLD.clicks, NEW.unique_clicks - OLD.unique_clicks, NEW.new_visitors - OLD.new_visitors, NEW.impressions - OLD.impressions, NEW.click_throughs - OLD.click_throughs, NEW.conversions - OLD.conversions, NEW.pending_conversions - OLD.pending_conversions, NEW.rejected_conversions - OLD.rejected_conversions, NEW.revenue_micros - OLD.revenue_micros, NEW.payout_micros - OLD.payout_micros)
	ON CONFLICT (workspace_id, dimension, month, value, currency) DO UPDATE SET gross_clicks = gross_clicks + excluded.gross_clicks, clicks = clicks + excluded.clicks, unique_clicks = unique_clicks + excluded.unique_clicks, new_visitors = new_visitors + excluded.new_visitors, impressions = impressions + excluded.impressions, click_throughs = click_throughs + excluded.click_throughs, conversions = conversions + excluded.conversions, pending_conversions = pending_conversions + excluded.pending_conversions, rejected_conversions = rejected_conversions + excluded.rejected_conversions, revenue_micros = revenue_micros + excluded.revenue_micros, payout_micros = payout_micros + excluded.payout_micros;
END;
--> statement-breakpoint
CREATE TRIGGER `totals_of_facets_update` AFTER UPDATE ON `facet_daily`
WHEN NEW.day < (SELECT day FROM totals_until WHERE workspace_id = NEW.workspace_id) BEGIN
	INSERT INTO total_daily (workspace_id, dimension, value, currency, day, gross_clicks, clicks, unique_clicks, new_visitors, impressions, click_throughs, conversions, pending_conversions, rejected_conversions, revenue_micros, payout_micros)
	VALUES (NEW.workspace_id, NEW.dimension, NEW.value, NEW.currency, NEW.day, NEW.gross_clicks - OLD.gross_clicks, NEW.clicks - OLD.clicks, NEW.unique_clicks - OLD.unique_clicks, NEW.new_visitors - OLD.new_visitors, NEW.impressions - OLD.impressions, NEW.click_throughs - OLD.click_throughs, NEW.conversions - OLD.conversions, NEW.pending_conversions - OLD.pending_conversions, NEW.rejected_conversions - OLD.rejected_conversions, NEW.revenue_micros - OLD.revenue_micros, NEW.payout_micros - OLD.payout_micros)
	ON CONFLICT (workspace_id, dimension, day, value, currency) DO UPDATE SET gross_clicks = gross_clicks + excluded.gross_clicks, clicks = clicks + excluded.clicks, unique_clicks = unique_clicks + excluded.unique_clicks, new_visitors = new_visitors + excluded.new_visitors, impressions = impressions + excluded.impressions, click_throughs = click_throughs + excluded.click_throughs, conversions = conversions + excluded.conversions, pending_conversions = pending_conversions + excluded.pending_conversions, rejected_conversions = rejected_conversions + excluded.rejected_conversions, revenue_micros = revenue_micros + excluded.revenue_micros, payout_micros = payout_micros + excluded.payout_micros;
END;
--> statement-breakpoint
CREATE TRIGGER `totals_of_days_delete` AFTER DELETE ON `rollup_daily`
WHEN OLD.day < (SELECT day FROM totals_until WHERE workspace_id = OLD.workspace_id) BEGIN
	UPDATE total_daily SET gross_clicks = gross_clicks - OLD.gross_clicks, clicks = clicks - OLD.clicks, unique_clicks = unique_clicks - OLD.unique_clicks, new_visitors = new_visitors - OLD.new_visitors, impressions = impressions - OLD.impressions, click_throughs = click_throughs - OLD.click_throughs, conversions = conversions - OLD.conversions, pending_conversions = pending_conversions - OLD.pending_conversions, rejected_conversions = rejected_conversions - OLD.rejected_conversions, revenue_micros = revenue_micros - OLD.revenue_micros, payout_micros = payout_micros - OLD.payout_micros
	WHERE workspace_id = OLD.workspace_id AND dimension = 'total' AND day = OLD.day AND value = '' AND currency = OLD.currency;
	UPDATE total_daily SET gross_clicks = gross_clicks - OLD.gross_clicks, clicks = clicks - OLD.clicks, unique_clicks = unique_clicks - OLD.unique_clicks, new_visitors = new_visitors - OLD.new_visitors, impressions = impressions - OLD.impressions, click_throughs = click_throughs - OLD.click_throughs, conversions = conversions - OLD.conversions, pending_conversions = pending_conversions - OLD.pending_conversions, rejected_conversions = rejected_conversions - OLD.rejected_conversions, revenue_micros = revenue_micros - OLD.revenue_micros, payout_micros = payout_micros - OLD.payout_micros
	WHERE workspace_id = OLD.workspace_id AND dimension = 'campaign' AND day = OLD.day AND value = OLD.campaign_id AND currency = OLD.currency;
	UPDATE total_daily SET gross_clicks = gross_clicks - OLD.gross_clicks, clicks = clicks - OLD.clicks, unique_clicks = unique_clicks - OLD.unique_clicks, new_visitors = new_visitors - OLD.new_visitors, impressions = impressions - OLD.impressions, click_throughs = click_throughs - OLD.click_throughs, conversions = conversions - OLD.conversions, pending_conversions = pending_conversions - OLD.pending_conversions, rejected_conversions = rejected_conversions - OLD.rejected_conversions, revenue_micros = revenue_micros - OLD.revenue_micros, payout_micros = payout_micros - OLD.payout_micros
	WHERE workspace_id = OLD.workspace_id AND dimension = 'publisher' AND day = OLD.day AND value = OLD.publisher_id AND currency = OLD.currency;
	UPDATE total_monthly SET gross_clicks = gross_clicks - OLD.gross_clicks, clicks = clicks - OLD.clicks, unique_clicks = unique_clicks - OLD.unique_clicks, new_visitors = new_visitors - OLD.new_visitors, impressions = impressions - OLD.impressions, click_throughs = click_throughs - OLD.click_throughs, conversions = conversions - OLD.conversions, pending_conversions = pending_conversions - OLD.pending_conversions, rejected_conversions = rejected_conversions - OLD.rejected_conversions, revenue_micros = revenue_micros - OLD.revenue_micros, payout_micros = payout_micros - OLD.payout_micros
	WHERE workspace_id = OLD.workspace_id AND dimension = 'total' AND month = substr(OLD.day, 1, 7) AND value = '' AND currency = OLD.currency;
	UPDATE total_monthly SET gross_clicks = gross_clicks - OLD.gross_clicks, clicks = clicks - OLD.clicks, unique_clicks = unique_clicks - OLD.unique_clicks, new_visitors = new_visitors - OLD.new_visitors, impressions = impressions - OLD.impressions, click_throughs = click_throughs - OLD.click_throughs, conversions = conversions - OLD.conversions, pending_conversions = pending_conversions - OLD.pending_conversions, rejected_conversions = rejected_conversions - OLD.rejected_conversions, revenue_micros = revenue_micros - OLD.revenue_micros, payout_micros = payout_micros - OLD.payout_micros
	WHERE workspace_id = OLD.workspace_id AND dimension = 'campaign' AND month = substr(OLD.day, 1, 7) AND value = OLD.campaign_id AND currency = OLD.currency;
	UPDATE total_monthly SET gross_clicks = gross_clicks - OLD.gross_clicks, clicks = clicks - OLD.clicks, unique_clicks = unique_clicks - OLD.unique_clicks, new_visitors = new_visitors - OLD.new_visitors, impressions = impressions - OLD.impressions, click_throughs = click_throughs - OLD.click_throughs, conversions = conversions - OLD.conversions, pending_conversions = pending_conversions - OLD.pending_conversions, rejected_conversions = rejected_conversions - OLD.rejected_conversions, revenue_micros = revenue_micros - OLD.revenue_micros, payout_micros = payout_micros - OLD.payout_micros
	WHERE workspace_id = OLD.workspace_id AND dimension = 'publisher' AND month = substr(OLD.day, 1, 7) AND value = OLD.publisher_id AND currency = OLD.currency;
END;
--> statement-breakpoint
CREATE TRIGGER `totals_of_facets_delete` AFTER DELETE ON `facet_daily`
WHEN OLD.day < (SELECT day FROM totals_until WHERE workspace_id = OLD.workspace_id) BEGIN
	UPDATE total_daily SET gross_clicks = gross_clicks - OLD.gross_clicks, clicks = clicks - OLD.clicks, unique_clicks = unique_clicks - OLD.unique_clicks, new_visitors = new_visitors - OLD.new_visitors, impressions = impressions - OLD.impressions, click_throughs = click_throughs - OLD.click_throughs, conversions = conversions - OLD.conversions, pending_conversions = pending_conversions - OLD.pending_conversions, rejected_conversions = rejected_conversions - OLD.rejected_conversions, revenue_micros = revenue_micros - OLD.revenue_micros, payout_micros = payout_micros - OLD.payout_micros
	WHERE workspace_id = OLD.workspace_id AND dimension = OLD.dimension AND day = OLD.day AND value = OLD.value AND currency = OLD.currency;
	DELETE FROM total_daily WHERE workspace_id = OLD.workspace_id AND dimension = OLD.dimension AND day = OLD.day AND value = OLD.value AND currency = OLD.currency
		AND NOT EXISTS (SELECT 1 FROM facet_daily f WHERE f.workspace_id = OLD.workspace_id AND f.dimension = OLD.dimension AND f.day = OLD.day AND f.value = OLD.value);
END;
--> statement-breakpoint
CREATE TRIGGER `totals_of_moving_insert` AFTER INSERT ON `moving_workspaces` BEGIN
	DELETE FROM totals_until WHERE workspace_id = NEW.workspace_id;
	DELETE FROM total_daily WHERE workspace_id = NEW.workspace_id;
	DELETE FROM total_monthly WHERE workspace_id = NEW.workspace_id;
END;
--> statement-breakpoint
CREATE TRIGGER `totals_of_moving_update` AFTER UPDATE ON `moving_workspaces` BEGIN
	DELETE FROM totals_until WHERE workspace_id = NEW.workspace_id;
	DELETE FROM total_daily WHERE workspace_id = NEW.workspace_id;
	DELETE FROM total_monthly WHERE workspace_id = NEW.workspace_id;
END;
