-- The monthly report: drafts, sendings, answers, the closing of a month and its exceptions.
-- CreateEnum
CREATE TYPE "PrefillOrigin" AS ENUM ('FROM_UPDATES', 'FROM_LAST_MONTH', 'EMPTY');

-- CreateEnum
CREATE TYPE "ReportVerdict" AS ENUM ('ACCEPTED', 'RETURNED');

-- AlterEnum
ALTER TYPE "AlertKind" ADD VALUE 'REPORT_TO_SIGN';
ALTER TYPE "AlertKind" ADD VALUE 'REPORT_SENT';
ALTER TYPE "AlertKind" ADD VALUE 'REPORT_RETURNED';
ALTER TYPE "AlertKind" ADD VALUE 'REPORT_ACCEPTED';
ALTER TYPE "AlertKind" ADD VALUE 'REPORT_OPENED_AGAIN';

-- AlterTable
ALTER TABLE "agency" ADD COLUMN     "reports_need_sign_off" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "progress_update" ADD COLUMN     "report_month" DATE;

-- CreateTable
CREATE TABLE "monthly_report" (
    "id" SERIAL NOT NULL,
    "plan_id" INTEGER NOT NULL,
    "agency_id" INTEGER NOT NULL,
    "month" DATE NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_by_id" INTEGER NOT NULL,
    "proposed_at" TIMESTAMPTZ(3),
    "proposed_by_id" INTEGER,

    CONSTRAINT "monthly_report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "report_line" (
    "id" SERIAL NOT NULL,
    "report_id" INTEGER NOT NULL,
    "assignment_id" INTEGER,
    "origin" "PrefillOrigin" NOT NULL,
    "state" "ProgressState" NOT NULL,
    "percent" TEXT NOT NULL DEFAULT '',
    "result" TEXT NOT NULL DEFAULT '',
    "difficulties" TEXT NOT NULL DEFAULT '',
    "proposals" TEXT NOT NULL DEFAULT '',
    "next_month" TEXT NOT NULL DEFAULT '',
    "completed_on" TEXT NOT NULL DEFAULT '',
    "evidence_number" TEXT NOT NULL DEFAULT '',
    "evidence_date" TEXT NOT NULL DEFAULT '',
    "evidence_issuer" TEXT NOT NULL DEFAULT '',
    "no_news" BOOLEAN NOT NULL DEFAULT false,
    "kept" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "touched_at" TIMESTAMPTZ(3) NOT NULL,
    "touched_by_id" INTEGER NOT NULL,
    "writer" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "report_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "report_line_text" (
    "id" SERIAL NOT NULL,
    "line_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "kept" BOOLEAN NOT NULL DEFAULT true,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,
    "saved_by_id" INTEGER NOT NULL,

    CONSTRAINT "report_line_text_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "report_submission" (
    "id" SERIAL NOT NULL,
    "report_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "receipt_number" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_by_id" INTEGER NOT NULL,
    "signed_off_by_id" INTEGER,

    CONSTRAINT "report_submission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "report_decision" (
    "id" SERIAL NOT NULL,
    "submission_id" INTEGER NOT NULL,
    "verdict" "ReportVerdict" NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "line_reasons" TEXT NOT NULL DEFAULT '[]',
    "new_date" DATE,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" INTEGER NOT NULL,

    CONSTRAINT "report_decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "report_month" (
    "id" SERIAL NOT NULL,
    "plan_id" INTEGER NOT NULL,
    "month" DATE NOT NULL,
    "closed_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_by_id" INTEGER NOT NULL,

    CONSTRAINT "report_month_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "report_exception" (
    "id" SERIAL NOT NULL,
    "plan_id" INTEGER NOT NULL,
    "agency_id" INTEGER NOT NULL,
    "month" DATE NOT NULL,
    "until_on" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" INTEGER NOT NULL,

    CONSTRAINT "report_exception_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "monthly_report_agency_id_idx" ON "monthly_report"("agency_id");

-- CreateIndex
CREATE UNIQUE INDEX "monthly_report_plan_id_agency_id_month_key" ON "monthly_report"("plan_id", "agency_id", "month");

-- CreateIndex
CREATE INDEX "report_line_assignment_id_idx" ON "report_line"("assignment_id");

-- CreateIndex
CREATE UNIQUE INDEX "report_line_report_id_assignment_id_key" ON "report_line"("report_id", "assignment_id");

-- CreateIndex
CREATE INDEX "report_line_text_line_id_id_idx" ON "report_line_text"("line_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "report_submission_receipt_number_key" ON "report_submission"("receipt_number");

-- CreateIndex
CREATE UNIQUE INDEX "report_submission_report_id_number_key" ON "report_submission"("report_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "report_decision_submission_id_key" ON "report_decision"("submission_id");

-- CreateIndex
CREATE UNIQUE INDEX "report_month_plan_id_month_key" ON "report_month"("plan_id", "month");

-- CreateIndex
CREATE INDEX "report_exception_plan_id_month_idx" ON "report_exception"("plan_id", "month");

-- CreateIndex
CREATE INDEX "report_exception_agency_id_idx" ON "report_exception"("agency_id");

-- AddForeignKey
ALTER TABLE "monthly_report" ADD CONSTRAINT "monthly_report_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "monthly_report" ADD CONSTRAINT "monthly_report_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "monthly_report" ADD CONSTRAINT "monthly_report_opened_by_id_fkey" FOREIGN KEY ("opened_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "monthly_report" ADD CONSTRAINT "monthly_report_proposed_by_id_fkey" FOREIGN KEY ("proposed_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_line" ADD CONSTRAINT "report_line_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "monthly_report"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_line" ADD CONSTRAINT "report_line_assignment_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "assignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_line" ADD CONSTRAINT "report_line_touched_by_id_fkey" FOREIGN KEY ("touched_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_line_text" ADD CONSTRAINT "report_line_text_line_id_fkey" FOREIGN KEY ("line_id") REFERENCES "report_line"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_line_text" ADD CONSTRAINT "report_line_text_saved_by_id_fkey" FOREIGN KEY ("saved_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_submission" ADD CONSTRAINT "report_submission_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "monthly_report"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_submission" ADD CONSTRAINT "report_submission_sent_by_id_fkey" FOREIGN KEY ("sent_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_submission" ADD CONSTRAINT "report_submission_signed_off_by_id_fkey" FOREIGN KEY ("signed_off_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_decision" ADD CONSTRAINT "report_decision_submission_id_fkey" FOREIGN KEY ("submission_id") REFERENCES "report_submission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_decision" ADD CONSTRAINT "report_decision_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_month" ADD CONSTRAINT "report_month_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_month" ADD CONSTRAINT "report_month_closed_by_id_fkey" FOREIGN KEY ("closed_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_exception" ADD CONSTRAINT "report_exception_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_exception" ADD CONSTRAINT "report_exception_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_exception" ADD CONSTRAINT "report_exception_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------------------
-- What Prisma cannot say.

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON report_submission FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON report_decision FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON report_line_text FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON report_month FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON report_exception FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON report_submission FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON report_decision FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON report_line_text FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON report_month FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON report_exception FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A report month is written as its first day.
ALTER TABLE monthly_report ADD CONSTRAINT report_month_day CHECK (extract(day FROM month) = 1),
  ADD CONSTRAINT report_proposed CHECK ((proposed_at IS NULL) = (proposed_by_id IS NULL));
ALTER TABLE report_month ADD CONSTRAINT closed_month_day CHECK (extract(day FROM month) = 1);
ALTER TABLE report_exception ADD CONSTRAINT exception_month_day CHECK (extract(day FROM month) = 1),
  ADD CONSTRAINT exception_reason CHECK (length(btrim(reason)) > 0);

-- One line for what belongs to no part.
CREATE UNIQUE INDEX one_other_line ON report_line (report_id) WHERE assignment_id IS NULL;

-- What was sent is what its hash says; sendings are numbered from 1.
ALTER TABLE report_submission
  ADD CONSTRAINT submission_hash CHECK (content_hash = encode(sha256(convert_to(content, 'UTF8')), 'hex')),
  ADD CONSTRAINT submission_number CHECK (number > 0);

-- A return says why, as a whole or by line, and by when it is expected back.
ALTER TABLE report_decision
  ADD CONSTRAINT report_return_reason CHECK (verdict = 'ACCEPTED' OR length(btrim(reason)) > 0 OR line_reasons <> '[]'),
  ADD CONSTRAINT report_return_date CHECK ((verdict = 'RETURNED') = (new_date IS NOT NULL)),
  ADD CONSTRAINT report_line_reasons CHECK (line_reasons::json IS NOT NULL AND (verdict = 'RETURNED' OR line_reasons = '[]'));

-- A word that was said in a report names its month.
ALTER TABLE progress_update
  ADD CONSTRAINT update_report_month CHECK ((source = 'REPORT') = (report_month IS NOT NULL));
