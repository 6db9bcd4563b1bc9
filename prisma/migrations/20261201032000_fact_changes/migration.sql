-- CreateTable
CREATE TABLE "fact_change" (
    "transaction" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "fact_change_pkey" PRIMARY KEY ("transaction")
);

-- CreateIndex
CREATE INDEX "fact_change_at_idx" ON "fact_change"("at");

-- Whatever writes to a table that figures are made of leaves the number of its transaction, once. Nobody waits for anybody: no two
-- transactions have the same number.
CREATE FUNCTION mark_fact_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO fact_change (transaction) VALUES (pg_current_xact_id()::text::bigint) ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;

DO $$
DECLARE
  written text;
BEGIN
  FOREACH written IN ARRAY ARRAY[
    'task', 'agency', 'assignment', 'assignment_phrase', 'deadline', 'star',
    'applicability_decision', 'progress_update', 'completion_decision', 'evidence_use',
    'monthly_report', 'report_submission', 'report_decision', 'report_month',
    'issued_document', 'document_correction', 'urging_letter', 'urging_item', 'urging_answer',
    'directive', 'directive_agency', 'directive_entry', 'meeting', 'meeting_decision',
    'indicator', 'indicator_measurer', 'indicator_value', 'procedure', 'procedure_agency', 'procedure_count'
  ] LOOP
    EXECUTE format('CREATE TRIGGER mark_fact_change AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON %I
      FOR EACH STATEMENT EXECUTE FUNCTION mark_fact_change()', written);
  END LOOP;
END $$;

-- Of people only the names are shown, and of files whether they are withdrawn.
CREATE TRIGGER mark_fact_change AFTER UPDATE OF name ON app_user
  FOR EACH STATEMENT EXECUTE FUNCTION mark_fact_change();
CREATE TRIGGER mark_fact_change AFTER UPDATE OF withdrawn_at ON evidence_file
  FOR EACH STATEMENT EXECUTE FUNCTION mark_fact_change();

-- What claims wait is counted on every page of who answers them: without this, by looking at every part of the plan.
CREATE INDEX progress_update_claims ON progress_update (assignment_id, seq) INCLUDE (id) WHERE state = 'COMPLETED';
