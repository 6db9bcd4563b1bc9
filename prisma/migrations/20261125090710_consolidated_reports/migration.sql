-- CreateEnum
CREATE TYPE "ConsolidatedSection" AS ENUM ('FIGURES', 'RESULTS', 'REPORTING', 'DIFFICULTIES', 'PROPOSALS', 'NEXT_MONTH');

-- CreateTable
CREATE TABLE "consolidated_text" (
    "id" SERIAL NOT NULL,
    "plan_id" INTEGER NOT NULL,
    "month" DATE NOT NULL,
    "section" "ConsolidatedSection" NOT NULL,
    "version" INTEGER NOT NULL,
    "text" TEXT,
    "drafted" TEXT NOT NULL,
    "kept" BOOLEAN NOT NULL DEFAULT true,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,
    "saved_by_id" INTEGER NOT NULL,

    CONSTRAINT "consolidated_text_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consolidated_issue" (
    "id" SERIAL NOT NULL,
    "plan_id" INTEGER NOT NULL,
    "month" DATE NOT NULL,
    "document_number" TEXT NOT NULL,
    "document_date" DATE NOT NULL,
    "content" TEXT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "issued_by_id" INTEGER NOT NULL,

    CONSTRAINT "consolidated_issue_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "consolidated_text_plan_id_month_section_version_idx" ON "consolidated_text"("plan_id", "month", "section", "version");

-- CreateIndex
CREATE UNIQUE INDEX "consolidated_issue_plan_id_month_key" ON "consolidated_issue"("plan_id", "month");

-- AddForeignKey
ALTER TABLE "consolidated_text" ADD CONSTRAINT "consolidated_text_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consolidated_text" ADD CONSTRAINT "consolidated_text_saved_by_id_fkey" FOREIGN KEY ("saved_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consolidated_issue" ADD CONSTRAINT "consolidated_issue_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consolidated_issue" ADD CONSTRAINT "consolidated_issue_issued_by_id_fkey" FOREIGN KEY ("issued_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------------------
-- What Prisma cannot say.

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON consolidated_text FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON consolidated_issue FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON consolidated_text FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON consolidated_issue FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A report month is written as its first day; of the texts that stand, each has a number of its own.
ALTER TABLE consolidated_text ADD CONSTRAINT consolidated_text_month CHECK (extract(day FROM month) = 1);
CREATE UNIQUE INDEX one_kept_version ON consolidated_text (plan_id, month, section, version) WHERE kept;

-- What was issued is what its hash says, under the number and the date of a document.
ALTER TABLE consolidated_issue ADD CONSTRAINT consolidated_issue_month CHECK (extract(day FROM month) = 1),
  ADD CONSTRAINT consolidated_issue_number CHECK (length(btrim(document_number)) > 0),
  ADD CONSTRAINT consolidated_issue_hash CHECK (content_hash = encode(sha256(convert_to(content, 'UTF8')), 'hex'));

-- Once a month is issued, nothing is written into its draft any more.
CREATE FUNCTION refuse_issued_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM consolidated_issue i WHERE i.plan_id = NEW.plan_id AND i.month = NEW.month) THEN
    RAISE EXCEPTION 'consolidated report of % is issued: its texts take no change', NEW.month;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER not_after_issue BEFORE INSERT ON consolidated_text
  FOR EACH ROW EXECUTE FUNCTION refuse_issued_text();
