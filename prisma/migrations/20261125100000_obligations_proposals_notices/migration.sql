-- CreateEnum
CREATE TYPE "DeliveryVerdict" AS ENUM ('ACCEPTED', 'RETURNED');

-- CreateEnum
CREATE TYPE "ProposalEntryKind" AS ENUM ('ANSWER', 'FORWARD', 'ADDITION', 'CLOSE');

-- CreateEnum
CREATE TYPE "NoticeVerdict" AS ENUM ('RECORDED', 'DISMISSED');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "AlertKind" ADD VALUE 'OBLIGATION_AHEAD';
ALTER TYPE "AlertKind" ADD VALUE 'OBLIGATION_MISSING';
ALTER TYPE "AlertKind" ADD VALUE 'OBLIGATION_HANDED_IN';
ALTER TYPE "AlertKind" ADD VALUE 'OBLIGATION_ACCEPTED';
ALTER TYPE "AlertKind" ADD VALUE 'OBLIGATION_RETURNED';
ALTER TYPE "AlertKind" ADD VALUE 'PROPOSAL_ASKED';
ALTER TYPE "AlertKind" ADD VALUE 'PROPOSAL_ANSWERED';
ALTER TYPE "AlertKind" ADD VALUE 'GUIDANCE_NOTICED';
ALTER TYPE "AlertKind" ADD VALUE 'GUIDANCE_DISMISSED';

-- AlterTable
ALTER TABLE "alert" ADD COLUMN     "path" TEXT;

-- CreateTable
CREATE TABLE "obligation_part" (
    "id" SERIAL NOT NULL,
    "obligation_id" INTEGER NOT NULL,
    "agency_id" INTEGER NOT NULL,
    "phrase_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "obligation_part_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "obligation_delivery" (
    "id" SERIAL NOT NULL,
    "part_id" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "document_number" TEXT NOT NULL,
    "document_date" DATE NOT NULL,
    "document_issuer" TEXT NOT NULL,
    "document_title" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" INTEGER NOT NULL,

    CONSTRAINT "obligation_delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "obligation_decision" (
    "id" SERIAL NOT NULL,
    "delivery_id" INTEGER NOT NULL,
    "verdict" "DeliveryVerdict" NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" INTEGER NOT NULL,

    CONSTRAINT "obligation_decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "obligation_exemption" (
    "id" SERIAL NOT NULL,
    "part_id" INTEGER NOT NULL,
    "applicable" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" INTEGER NOT NULL,

    CONSTRAINT "obligation_exemption_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "proposal" (
    "id" SERIAL NOT NULL,
    "plan_id" INTEGER NOT NULL,
    "agency_id" INTEGER NOT NULL,
    "addressee_id" INTEGER,
    "task_id" INTEGER,
    "update_id" INTEGER,
    "text" TEXT NOT NULL,
    "document_number" TEXT,
    "document_date" DATE,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" INTEGER NOT NULL,

    CONSTRAINT "proposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "proposal_entry" (
    "id" SERIAL NOT NULL,
    "proposal_id" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "kind" "ProposalEntryKind" NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "forwarded_to" TEXT,
    "document_number" TEXT,
    "document_date" DATE,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" INTEGER NOT NULL,

    CONSTRAINT "proposal_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "guidance_notice" (
    "id" SERIAL NOT NULL,
    "task_id" INTEGER NOT NULL,
    "agency_id" INTEGER NOT NULL,
    "document_number" TEXT NOT NULL,
    "document_date" DATE NOT NULL,
    "document_issuer" TEXT NOT NULL,
    "document_title" TEXT NOT NULL,
    "proposed_due_on" DATE,
    "note" TEXT NOT NULL DEFAULT '',
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" INTEGER NOT NULL,

    CONSTRAINT "guidance_notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "guidance_notice_answer" (
    "id" SERIAL NOT NULL,
    "notice_id" INTEGER NOT NULL,
    "verdict" "NoticeVerdict" NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "deadline_id" INTEGER,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" INTEGER NOT NULL,

    CONSTRAINT "guidance_notice_answer_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "obligation_part_agency_id_idx" ON "obligation_part"("agency_id");

-- CreateIndex
CREATE INDEX "obligation_part_phrase_id_idx" ON "obligation_part"("phrase_id");

-- CreateIndex
CREATE UNIQUE INDEX "obligation_part_obligation_id_agency_id_key" ON "obligation_part"("obligation_id", "agency_id");

-- CreateIndex
CREATE UNIQUE INDEX "obligation_delivery_part_id_seq_key" ON "obligation_delivery"("part_id", "seq");

-- CreateIndex
CREATE INDEX "obligation_decision_delivery_id_id_idx" ON "obligation_decision"("delivery_id", "id");

-- CreateIndex
CREATE INDEX "obligation_exemption_part_id_id_idx" ON "obligation_exemption"("part_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "proposal_update_id_key" ON "proposal"("update_id");

-- CreateIndex
CREATE INDEX "proposal_plan_id_id_idx" ON "proposal"("plan_id", "id");

-- CreateIndex
CREATE INDEX "proposal_agency_id_idx" ON "proposal"("agency_id");

-- CreateIndex
CREATE INDEX "proposal_addressee_id_idx" ON "proposal"("addressee_id");

-- CreateIndex
CREATE INDEX "proposal_task_id_idx" ON "proposal"("task_id");

-- CreateIndex
CREATE UNIQUE INDEX "proposal_entry_proposal_id_seq_key" ON "proposal_entry"("proposal_id", "seq");

-- CreateIndex
CREATE INDEX "guidance_notice_task_id_id_idx" ON "guidance_notice"("task_id", "id");

-- CreateIndex
CREATE INDEX "guidance_notice_agency_id_idx" ON "guidance_notice"("agency_id");

-- CreateIndex
CREATE UNIQUE INDEX "guidance_notice_answer_notice_id_key" ON "guidance_notice_answer"("notice_id");

-- CreateIndex
CREATE UNIQUE INDEX "guidance_notice_answer_deadline_id_key" ON "guidance_notice_answer"("deadline_id");

-- AddForeignKey
ALTER TABLE "obligation_part" ADD CONSTRAINT "obligation_part_obligation_id_fkey" FOREIGN KEY ("obligation_id") REFERENCES "obligation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "obligation_part" ADD CONSTRAINT "obligation_part_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "obligation_part" ADD CONSTRAINT "obligation_part_phrase_id_fkey" FOREIGN KEY ("phrase_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "obligation_delivery" ADD CONSTRAINT "obligation_delivery_part_id_fkey" FOREIGN KEY ("part_id") REFERENCES "obligation_part"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "obligation_delivery" ADD CONSTRAINT "obligation_delivery_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "obligation_decision" ADD CONSTRAINT "obligation_decision_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "obligation_delivery"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "obligation_decision" ADD CONSTRAINT "obligation_decision_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "obligation_exemption" ADD CONSTRAINT "obligation_exemption_part_id_fkey" FOREIGN KEY ("part_id") REFERENCES "obligation_part"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "obligation_exemption" ADD CONSTRAINT "obligation_exemption_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_addressee_id_fkey" FOREIGN KEY ("addressee_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_update_id_fkey" FOREIGN KEY ("update_id") REFERENCES "progress_update"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal_entry" ADD CONSTRAINT "proposal_entry_proposal_id_fkey" FOREIGN KEY ("proposal_id") REFERENCES "proposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal_entry" ADD CONSTRAINT "proposal_entry_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guidance_notice" ADD CONSTRAINT "guidance_notice_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guidance_notice" ADD CONSTRAINT "guidance_notice_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guidance_notice" ADD CONSTRAINT "guidance_notice_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guidance_notice_answer" ADD CONSTRAINT "guidance_notice_answer_notice_id_fkey" FOREIGN KEY ("notice_id") REFERENCES "guidance_notice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guidance_notice_answer" ADD CONSTRAINT "guidance_notice_answer_deadline_id_fkey" FOREIGN KEY ("deadline_id") REFERENCES "deadline"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guidance_notice_answer" ADD CONSTRAINT "guidance_notice_answer_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------------------
-- What Prisma cannot say.

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON obligation_delivery FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON obligation_decision FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON obligation_exemption FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON proposal FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON proposal_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON guidance_notice FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON guidance_notice_answer FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON obligation_delivery FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON obligation_decision FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON obligation_exemption FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON proposal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON proposal_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON guidance_notice FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON guidance_notice_answer FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A document has its number, issuer and subject; a return and an exemption say why.
ALTER TABLE obligation_delivery
  ADD CONSTRAINT delivery_seq CHECK (seq > 0),
  ADD CONSTRAINT delivery_document CHECK (
    length(btrim(document_number)) > 0 AND length(btrim(document_issuer)) > 0 AND length(btrim(document_title)) > 0);
ALTER TABLE obligation_decision
  ADD CONSTRAINT delivery_returned CHECK (verdict = 'ACCEPTED' OR length(btrim(reason)) > 0);
ALTER TABLE obligation_exemption ADD CONSTRAINT exemption_reason CHECK (length(btrim(reason)) > 0);

-- A proposal asks somebody something, or was first said in an update; a document's date goes with its number.
ALTER TABLE proposal
  ADD CONSTRAINT proposal_text CHECK (length(btrim(text)) > 0),
  ADD CONSTRAINT proposal_addressee CHECK (addressee_id IS NOT NULL OR update_id IS NOT NULL),
  ADD CONSTRAINT proposal_document CHECK (document_date IS NULL OR document_number IS NOT NULL);
ALTER TABLE proposal_entry
  ADD CONSTRAINT entry_seq CHECK (seq > 0),
  ADD CONSTRAINT entry_text CHECK (kind NOT IN ('ANSWER', 'ADDITION') OR length(btrim(text)) > 0),
  ADD CONSTRAINT entry_forward CHECK ((kind = 'FORWARD') = (forwarded_to IS NOT NULL)),
  ADD CONSTRAINT entry_document CHECK (document_date IS NULL OR document_number IS NOT NULL);
CREATE UNIQUE INDEX proposal_closed_once ON proposal_entry (proposal_id) WHERE kind = 'CLOSE';

-- A notice names its document; it became a deadline, or was dismissed with a reason.
ALTER TABLE guidance_notice
  ADD CONSTRAINT notice_document CHECK (
    length(btrim(document_number)) > 0 AND length(btrim(document_issuer)) > 0 AND length(btrim(document_title)) > 0),
  ADD CONSTRAINT notice_due CHECK (proposed_due_on IS NULL OR proposed_due_on >= document_date);
ALTER TABLE guidance_notice_answer
  ADD CONSTRAINT notice_recorded CHECK ((verdict = 'RECORDED') = (deadline_id IS NOT NULL)),
  ADD CONSTRAINT notice_dismissed CHECK (verdict <> 'DISMISSED' OR length(btrim(reason)) > 0);

-- A path leads to a place of this product, never away.
ALTER TABLE alert ADD CONSTRAINT alert_path CHECK (path ~ '^/[a-z]');

-- Plans loaded before get what the loader gives to new ones: each body that a dated obligation's phrases mean, through
-- the standing body of a working group and the members of a group (prisma/load-plan/expand.ts).
WITH RECURSIVE meant AS (
  SELECT o.id AS obligation_id, a.agency_id AS phrase_id, a.agency_id, a.position
    FROM obligation o JOIN obligation_agency a ON a.obligation_id = o.id AND a.role = 'WHO'
   WHERE o.due_kind = 'BY_DATE'
  UNION
  SELECT m.obligation_id, m.phrase_id, coalesce(g.standing_body_id, b.member_id), m.position
    FROM meant m JOIN agency g ON g.id = m.agency_id
    LEFT JOIN group_member b ON b.group_id = g.id AND g.standing_body_id IS NULL
   WHERE g.standing_body_id IS NOT NULL OR b.member_id IS NOT NULL
), bodies AS (
  SELECT DISTINCT ON (m.obligation_id, m.agency_id) m.obligation_id, m.agency_id, m.phrase_id, m.position, g.position AS place
    FROM meant m JOIN agency g ON g.id = m.agency_id
   WHERE NOT g.is_group AND g.standing_body_id IS NULL
   ORDER BY m.obligation_id, m.agency_id, m.position)
INSERT INTO obligation_part (obligation_id, agency_id, phrase_id, position)
SELECT obligation_id, agency_id, phrase_id, row_number() OVER (PARTITION BY obligation_id ORDER BY position, place)
  FROM bodies;
