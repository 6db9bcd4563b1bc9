-- CreateEnum
CREATE TYPE "AppraisalDegree" AS ENUM ('PRAISE', 'REMIND', 'CRITICISE', 'REVIEW');

-- CreateEnum
CREATE TYPE "AppraisalVerdict" AS ENUM ('ACCEPTED', 'DISMISSED');

-- AlterEnum
ALTER TYPE "IssuedKind" ADD VALUE 'APPRAISAL';

-- CreateTable
CREATE TABLE "appraisal_rule" (
    "id" SERIAL NOT NULL,
    "plan_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "terms" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" INTEGER NOT NULL,

    CONSTRAINT "appraisal_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appraisal_round" (
    "id" SERIAL NOT NULL,
    "plan_id" INTEGER NOT NULL,
    "from_month" DATE NOT NULL,
    "to_month" DATE NOT NULL,
    "content" TEXT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" INTEGER NOT NULL,
    "discarded_at" TIMESTAMPTZ(3),
    "document_id" INTEGER,

    CONSTRAINT "appraisal_round_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appraisal_proposal" (
    "id" SERIAL NOT NULL,
    "round_id" INTEGER NOT NULL,
    "agency_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "degree" "AppraisalDegree" NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "appraisal_proposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appraisal_decision" (
    "id" SERIAL NOT NULL,
    "proposal_id" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "verdict" "AppraisalVerdict" NOT NULL,
    "degree" "AppraisalDegree" NOT NULL,
    "text" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" INTEGER NOT NULL,

    CONSTRAINT "appraisal_decision_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "appraisal_rule_plan_id_version_key" ON "appraisal_rule"("plan_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "appraisal_round_document_id_key" ON "appraisal_round"("document_id");

-- CreateIndex
CREATE INDEX "appraisal_round_plan_id_id_idx" ON "appraisal_round"("plan_id", "id");

-- CreateIndex
CREATE INDEX "appraisal_proposal_agency_id_idx" ON "appraisal_proposal"("agency_id");

-- CreateIndex
CREATE UNIQUE INDEX "appraisal_proposal_round_id_agency_id_key" ON "appraisal_proposal"("round_id", "agency_id");

-- CreateIndex
CREATE UNIQUE INDEX "appraisal_decision_proposal_id_seq_key" ON "appraisal_decision"("proposal_id", "seq");

-- AddForeignKey
ALTER TABLE "appraisal_rule" ADD CONSTRAINT "appraisal_rule_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appraisal_rule" ADD CONSTRAINT "appraisal_rule_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appraisal_round" ADD CONSTRAINT "appraisal_round_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appraisal_round" ADD CONSTRAINT "appraisal_round_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appraisal_round" ADD CONSTRAINT "appraisal_round_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "issued_document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appraisal_proposal" ADD CONSTRAINT "appraisal_proposal_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "appraisal_round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appraisal_proposal" ADD CONSTRAINT "appraisal_proposal_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appraisal_decision" ADD CONSTRAINT "appraisal_decision_proposal_id_fkey" FOREIGN KEY ("proposal_id") REFERENCES "appraisal_proposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appraisal_decision" ADD CONSTRAINT "appraisal_decision_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------------------
-- What Prisma cannot say.

-- A rule once set is what drafts were made by.
ALTER TABLE appraisal_rule
  ADD CONSTRAINT appraisal_rule_version CHECK (version > 0),
  ADD CONSTRAINT appraisal_rule_reason CHECK (length(btrim(reason)) > 0);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON appraisal_rule FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON appraisal_rule FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- One open round a period; it ends once, by its document or by being discarded, and nothing else of it ever changes.
CREATE UNIQUE INDEX one_open_round ON appraisal_round (plan_id, from_month, to_month)
  WHERE document_id IS NULL AND discarded_at IS NULL;
ALTER TABLE appraisal_round
  ADD CONSTRAINT round_period CHECK (from_month <= to_month AND extract(day FROM from_month) = 1 AND extract(day FROM to_month) = 1),
  ADD CONSTRAINT round_hash CHECK (content_hash = encode(sha256(convert_to(content, 'UTF8')), 'hex')),
  ADD CONSTRAINT round_end CHECK (document_id IS NULL OR discarded_at IS NULL);
CREATE FUNCTION keep_appraisal_round() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.document_id IS NOT NULL OR OLD.discarded_at IS NOT NULL
     OR (NEW.id, NEW.plan_id, NEW.from_month, NEW.to_month, NEW.content, NEW.content_hash, NEW.created_at, NEW.created_by_id)
        IS DISTINCT FROM
        (OLD.id, OLD.plan_id, OLD.from_month, OLD.to_month, OLD.content, OLD.content_hash, OLD.created_at, OLD.created_by_id) THEN
    RAISE EXCEPTION 'a round of proposals only ever ends, once' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'round_kept';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_appraisal_round BEFORE UPDATE ON appraisal_round FOR EACH ROW EXECUTE FUNCTION keep_appraisal_round();
CREATE TRIGGER append_only BEFORE DELETE ON appraisal_round FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON appraisal_round FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE appraisal_proposal ADD CONSTRAINT appraisal_proposal_text CHECK (length(btrim(text)) > 0);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON appraisal_proposal FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON appraisal_proposal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Whoever dismisses says why; nothing is decided any more about a round that has ended.
ALTER TABLE appraisal_decision
  ADD CONSTRAINT appraisal_decision_seq CHECK (seq > 0),
  ADD CONSTRAINT appraisal_decision_text CHECK (length(btrim(text)) > 0),
  ADD CONSTRAINT appraisal_decision_reason CHECK (verdict <> 'DISMISSED' OR length(btrim(reason)) > 0);
CREATE FUNCTION decide_in_open_round() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
       SELECT FROM appraisal_proposal p JOIN appraisal_round r ON r.id = p.round_id
        WHERE p.id = NEW.proposal_id AND r.document_id IS NULL AND r.discarded_at IS NULL) THEN
    RAISE EXCEPTION 'this round of proposals has ended' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'round_kept';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER decide_in_open_round BEFORE INSERT ON appraisal_decision FOR EACH ROW EXECUTE FUNCTION decide_in_open_round();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON appraisal_decision FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON appraisal_decision FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
