-- The first schema: the plan, the people, what they say, and the record of acts.

-- CreateEnum
CREATE TYPE "ExclusiveReading" AS ENUM ('STRICT', 'LENIENT');

-- CreateEnum
CREATE TYPE "DayOffRule" AS ENUM ('KEEP', 'NEXT_WORKING_DAY');

-- CreateEnum
CREATE TYPE "DeadlineKind" AS ENUM ('BY_DATE', 'ONGOING', 'PERIODIC', 'CONDITIONAL');

-- CreateEnum
CREATE TYPE "ItemAgencyRole" AS ENUM ('ASSIGNED', 'COORDINATOR', 'GUIDANCE');

-- CreateEnum
CREATE TYPE "ItemRelation" AS ENUM ('SAME', 'RELATED');

-- CreateEnum
CREATE TYPE "ObligationDue" AS ENUM ('BY_DATE', 'MONTHLY', 'ONGOING', 'CONDITIONAL', 'NONE');

-- CreateEnum
CREATE TYPE "ObligationRole" AS ENUM ('WHO', 'WITH', 'BY', 'VIA', 'TO');

-- CreateEnum
CREATE TYPE "NoteKind" AS ENUM ('SIC', 'UNCERTAIN', 'CORRECTION', 'CONFLICT', 'NOTE');

-- CreateEnum
CREATE TYPE "AgencyKind" AS ENUM ('POLICE', 'DEPARTMENT', 'OFFICE', 'VERTICAL_AGENCY', 'STATE_COMPANY', 'PARTY_UNION', 'COURT', 'MEDIA', 'DISTRICT', 'GROUP', 'WORKING_GROUP', 'COMMUNE_GROUP', 'CENTRAL', 'LEADERSHIP', 'PARTY');

-- CreateEnum
CREATE TYPE "MembershipBasis" AS ENUM ('DOCUMENT', 'ADMINISTRATIVE', 'SUGGESTED');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('OFFICER', 'AGENCY_HEAD', 'SECRETARIAT', 'OFFICE', 'LEADER', 'ADMIN');

-- CreateEnum
CREATE TYPE "AssignmentRole" AS ENUM ('LEAD', 'COORDINATOR');

-- CreateEnum
CREATE TYPE "PhraseReading" AS ENUM ('NAMED', 'STANDING_BODY', 'MEMBERS', 'SUGGESTED', 'OPEN');

-- CreateEnum
CREATE TYPE "AssignmentOrigin" AS ENUM ('PLAN', 'SECRETARIAT', 'DIRECTIVE');

-- CreateEnum
CREATE TYPE "DeadlineEvent" AS ENUM ('ORIGINAL', 'EXTENSION', 'GUIDANCE', 'CORRECTION');

-- CreateEnum
CREATE TYPE "ProgressState" AS ENUM ('NOT_STARTED', 'IN_PROGRESS', 'COMPLETED');

-- CreateEnum
CREATE TYPE "UpdateSource" AS ENUM ('WEB', 'REPORT', 'IMPORT');

-- CreateEnum
CREATE TYPE "CompletionVerdict" AS ENUM ('CONFIRMED', 'RETURNED', 'REOPENED');

-- CreateEnum
CREATE TYPE "AlertKind" AS ENUM ('DEADLINE_AHEAD', 'DEADLINE_PASSED', 'SILENT', 'COMPLETION_CLAIMED', 'COMPLETION_CONFIRMED', 'COMPLETION_RETURNED', 'NO_RECIPIENT');

-- CreateEnum
CREATE TYPE "AuditOutcome" AS ENUM ('DONE', 'REFUSED');

-- CreateTable
CREATE TABLE "plan" (
    "id" SERIAL NOT NULL,
    "year" INTEGER NOT NULL,
    "province" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "preamble" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "due_soon_days" INTEGER NOT NULL DEFAULT 30,
    "silent_months_limit" INTEGER NOT NULL DEFAULT 3,
    "ranking_minimum" INTEGER NOT NULL DEFAULT 5,
    "exclusive_reading" "ExclusiveReading" NOT NULL DEFAULT 'STRICT',
    "day_off_rule" "DayOffRule" NOT NULL DEFAULT 'KEEP',
    "closing_day" INTEGER NOT NULL DEFAULT 14,
    "agency_due_day" INTEGER NOT NULL DEFAULT 15,
    "consolidated_due_day" INTEGER NOT NULL DEFAULT 20,

    CONSTRAINT "plan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "task" (
    "id" SERIAL NOT NULL,
    "plan_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "short_title" TEXT NOT NULL,
    "agencies_text" TEXT NOT NULL,
    "deadline_text" TEXT NOT NULL,
    "deadline_kind" "DeadlineKind" NOT NULL,
    "condition" TEXT,
    "lead_note" TEXT,
    "search" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plan_item" (
    "id" SERIAL NOT NULL,
    "plan_id" INTEGER NOT NULL,
    "ref" TEXT NOT NULL,
    "section_number" INTEGER NOT NULL,
    "heading" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "agency_id" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "deadline_text" TEXT,
    "deadline_kind" "DeadlineKind",
    "start_on" DATE,
    "due_on" DATE,
    "exclusive" BOOLEAN NOT NULL DEFAULT false,
    "condition" TEXT,
    "guidance" TEXT,
    "procedures" INTEGER[],

    CONSTRAINT "plan_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plan_item_agency" (
    "item_id" INTEGER NOT NULL,
    "agency_id" INTEGER NOT NULL,
    "role" "ItemAgencyRole" NOT NULL,

    CONSTRAINT "plan_item_agency_pkey" PRIMARY KEY ("item_id","agency_id","role")
);

-- CreateTable
CREATE TABLE "task_item" (
    "task_id" INTEGER NOT NULL,
    "item_id" INTEGER NOT NULL,
    "relation" "ItemRelation" NOT NULL,
    "note" TEXT,

    CONSTRAINT "task_item_pkey" PRIMARY KEY ("task_id","item_id")
);

-- CreateTable
CREATE TABLE "focus_task" (
    "id" SERIAL NOT NULL,
    "plan_id" INTEGER NOT NULL,
    "ref" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "focus_task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "obligation" (
    "id" SERIAL NOT NULL,
    "plan_id" INTEGER NOT NULL,
    "ref" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "due_kind" "ObligationDue" NOT NULL,
    "due_text" TEXT,
    "due_on" DATE,
    "due_day" INTEGER,
    "exclusive" BOOLEAN NOT NULL DEFAULT false,
    "condition" TEXT,
    "source" TEXT NOT NULL,

    CONSTRAINT "obligation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "obligation_agency" (
    "obligation_id" INTEGER NOT NULL,
    "agency_id" INTEGER NOT NULL,
    "role" "ObligationRole" NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "obligation_agency_pkey" PRIMARY KEY ("obligation_id","agency_id","role")
);

-- CreateTable
CREATE TABLE "procedure" (
    "id" SERIAL NOT NULL,
    "plan_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "level" INTEGER NOT NULL,
    "agencies_text" TEXT NOT NULL,

    CONSTRAINT "procedure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "procedure_agency" (
    "procedure_id" INTEGER NOT NULL,
    "agency_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "procedure_agency_pkey" PRIMARY KEY ("procedure_id","agency_id")
);

-- CreateTable
CREATE TABLE "plan_paragraph" (
    "id" SERIAL NOT NULL,
    "plan_id" INTEGER NOT NULL,
    "ref" TEXT NOT NULL,
    "title" TEXT,
    "text" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "plan_paragraph_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "document_note" (
    "id" SERIAL NOT NULL,
    "plan_id" INTEGER NOT NULL,
    "ref" TEXT NOT NULL,
    "task_id" INTEGER,
    "kind" "NoteKind" NOT NULL,
    "quote" TEXT,
    "text" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "document_note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agency" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "short_name" TEXT NOT NULL,
    "official_name" TEXT,
    "kind" "AgencyKind" NOT NULL,
    "is_group" BOOLEAN NOT NULL DEFAULT false,
    "aliases" TEXT[],
    "role" TEXT,
    "note" TEXT,
    "position" INTEGER NOT NULL,
    "reports_from" DATE,
    "reports_to" DATE,
    "active_from" DATE,
    "active_to" DATE,
    "successor_id" INTEGER,
    "standing_body_id" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 0,
    "search" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "agency_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "group_member" (
    "group_id" INTEGER NOT NULL,
    "member_id" INTEGER NOT NULL,
    "basis" "MembershipBasis" NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "group_member_pkey" PRIMARY KEY ("group_id","member_id")
);

-- CreateTable
CREATE TABLE "app_user" (
    "id" SERIAL NOT NULL,
    "username" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "title" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "role" "Role" NOT NULL,
    "agency_id" INTEGER,
    "password_hash" TEXT NOT NULL,
    "must_change_password" BOOLEAN NOT NULL DEFAULT true,
    "disabled_at" TIMESTAMPTZ(3),
    "session_epoch" INTEGER NOT NULL DEFAULT 0,
    "last_sign_in_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "app_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assignment_phrase" (
    "id" SERIAL NOT NULL,
    "task_id" INTEGER NOT NULL,
    "agency_id" INTEGER NOT NULL,
    "role" "AssignmentRole" NOT NULL,
    "position" INTEGER NOT NULL,
    "reading" "PhraseReading" NOT NULL,
    "note" TEXT,

    CONSTRAINT "assignment_phrase_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assignment" (
    "id" SERIAL NOT NULL,
    "task_id" INTEGER NOT NULL,
    "agency_id" INTEGER NOT NULL,
    "role" "AssignmentRole" NOT NULL,
    "is_principal" BOOLEAN NOT NULL DEFAULT false,
    "position" INTEGER NOT NULL,
    "origin" "AssignmentOrigin" NOT NULL DEFAULT 'PLAN',
    "basis" TEXT,
    "part" TEXT,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assignment_from_phrase" (
    "assignment_id" INTEGER NOT NULL,
    "phrase_id" INTEGER NOT NULL,

    CONSTRAINT "assignment_from_phrase_pkey" PRIMARY KEY ("assignment_id","phrase_id")
);

-- CreateTable
CREATE TABLE "deadline" (
    "id" SERIAL NOT NULL,
    "task_id" INTEGER NOT NULL,
    "assignment_id" INTEGER,
    "event" "DeadlineEvent" NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "start_on" DATE,
    "due_on" DATE NOT NULL,
    "exclusive" BOOLEAN NOT NULL DEFAULT false,
    "document_number" TEXT,
    "document_date" DATE,
    "document_issuer" TEXT,
    "reason" TEXT,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" INTEGER,

    CONSTRAINT "deadline_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "applicability_decision" (
    "id" SERIAL NOT NULL,
    "assignment_id" INTEGER NOT NULL,
    "applicable" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" INTEGER,

    CONSTRAINT "applicability_decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "progress_update" (
    "id" SERIAL NOT NULL,
    "assignment_id" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "state" "ProgressState" NOT NULL,
    "percent" INTEGER,
    "result" TEXT NOT NULL,
    "difficulties" TEXT NOT NULL DEFAULT '',
    "proposals" TEXT NOT NULL DEFAULT '',
    "completed_on" DATE,
    "evidence_number" TEXT,
    "evidence_date" DATE,
    "evidence_issuer" TEXT,
    "source" "UpdateSource" NOT NULL DEFAULT 'WEB',
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" INTEGER NOT NULL,
    "search" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "progress_update_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "completion_decision" (
    "id" SERIAL NOT NULL,
    "update_id" INTEGER NOT NULL,
    "verdict" "CompletionVerdict" NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" INTEGER NOT NULL,

    CONSTRAINT "completion_decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alert" (
    "id" SERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "kind" "AlertKind" NOT NULL,
    "agency_id" INTEGER,
    "role" "Role",
    "task_id" INTEGER,
    "assignment_id" INTEGER,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "due_on" DATE,
    "repetition" INTEGER NOT NULL DEFAULT 1,
    "raised_for" DATE NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "alert_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alert_delivery" (
    "alert_id" INTEGER NOT NULL,
    "user_id" INTEGER NOT NULL,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "alert_delivery_pkey" PRIMARY KEY ("alert_id","user_id")
);

-- CreateTable
CREATE TABLE "sweep_run" (
    "id" SERIAL NOT NULL,
    "day" DATE NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "trigger" TEXT NOT NULL,
    "raised" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT,

    CONSTRAINT "sweep_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "user_id" INTEGER,
    "actor_name" TEXT NOT NULL,
    "actor_role" "Role",
    "action" TEXT NOT NULL,
    "outcome" "AuditOutcome" NOT NULL DEFAULT 'DONE',
    "subject" TEXT NOT NULL,
    "subject_id" INTEGER,
    "task_id" INTEGER,
    "agency_id" INTEGER,
    "before" JSONB,
    "after" JSONB,
    "request_id" TEXT,
    "address" TEXT,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "sign_in_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "plan_province_year_key" ON "plan"("province", "year");

-- CreateIndex
CREATE UNIQUE INDEX "task_plan_id_number_key" ON "task"("plan_id", "number");

-- CreateIndex
CREATE INDEX "plan_item_agency_id_idx" ON "plan_item"("agency_id");

-- CreateIndex
CREATE UNIQUE INDEX "plan_item_plan_id_ref_key" ON "plan_item"("plan_id", "ref");

-- CreateIndex
CREATE INDEX "plan_item_agency_agency_id_idx" ON "plan_item_agency"("agency_id");

-- CreateIndex
CREATE INDEX "task_item_item_id_idx" ON "task_item"("item_id");

-- CreateIndex
CREATE UNIQUE INDEX "focus_task_plan_id_ref_key" ON "focus_task"("plan_id", "ref");

-- CreateIndex
CREATE UNIQUE INDEX "obligation_plan_id_ref_key" ON "obligation"("plan_id", "ref");

-- CreateIndex
CREATE INDEX "obligation_agency_agency_id_idx" ON "obligation_agency"("agency_id");

-- CreateIndex
CREATE UNIQUE INDEX "procedure_plan_id_number_key" ON "procedure"("plan_id", "number");

-- CreateIndex
CREATE INDEX "procedure_agency_agency_id_idx" ON "procedure_agency"("agency_id");

-- CreateIndex
CREATE UNIQUE INDEX "plan_paragraph_plan_id_position_key" ON "plan_paragraph"("plan_id", "position");

-- CreateIndex
CREATE INDEX "document_note_task_id_idx" ON "document_note"("task_id");

-- CreateIndex
CREATE UNIQUE INDEX "document_note_plan_id_ref_kind_position_key" ON "document_note"("plan_id", "ref", "kind", "position");

-- CreateIndex
CREATE UNIQUE INDEX "agency_code_key" ON "agency"("code");

-- CreateIndex
CREATE INDEX "group_member_member_id_idx" ON "group_member"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "app_user_username_key" ON "app_user"("username");

-- CreateIndex
CREATE INDEX "app_user_agency_id_idx" ON "app_user"("agency_id");

-- CreateIndex
CREATE INDEX "assignment_phrase_agency_id_idx" ON "assignment_phrase"("agency_id");

-- CreateIndex
CREATE UNIQUE INDEX "assignment_phrase_task_id_agency_id_role_key" ON "assignment_phrase"("task_id", "agency_id", "role");

-- CreateIndex
CREATE INDEX "assignment_agency_id_idx" ON "assignment"("agency_id");

-- CreateIndex
CREATE UNIQUE INDEX "assignment_task_id_agency_id_key" ON "assignment"("task_id", "agency_id");

-- CreateIndex
CREATE INDEX "assignment_from_phrase_phrase_id_idx" ON "assignment_from_phrase"("phrase_id");

-- CreateIndex
CREATE INDEX "deadline_task_id_idx" ON "deadline"("task_id");

-- CreateIndex
CREATE INDEX "deadline_assignment_id_idx" ON "deadline"("assignment_id");

-- CreateIndex
CREATE INDEX "applicability_decision_assignment_id_id_idx" ON "applicability_decision"("assignment_id", "id");

-- CreateIndex
CREATE INDEX "progress_update_recorded_at_idx" ON "progress_update"("recorded_at");

-- CreateIndex
CREATE UNIQUE INDEX "progress_update_assignment_id_seq_key" ON "progress_update"("assignment_id", "seq");

-- CreateIndex
CREATE INDEX "completion_decision_update_id_id_idx" ON "completion_decision"("update_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "alert_key_key" ON "alert"("key");

-- CreateIndex
CREATE INDEX "alert_assignment_id_idx" ON "alert"("assignment_id");

-- CreateIndex
CREATE INDEX "alert_agency_id_idx" ON "alert"("agency_id");

-- CreateIndex
CREATE INDEX "alert_delivery_user_id_read_at_idx" ON "alert_delivery"("user_id", "read_at");

-- CreateIndex
CREATE INDEX "sweep_run_started_at_idx" ON "sweep_run"("started_at");

-- CreateIndex
CREATE INDEX "audit_entry_task_id_id_idx" ON "audit_entry"("task_id", "id");

-- CreateIndex
CREATE INDEX "audit_entry_user_id_id_idx" ON "audit_entry"("user_id", "id");

-- CreateIndex
CREATE INDEX "audit_entry_at_id_idx" ON "audit_entry"("at", "id");

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_item" ADD CONSTRAINT "plan_item_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_item" ADD CONSTRAINT "plan_item_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_item_agency" ADD CONSTRAINT "plan_item_agency_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "plan_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_item_agency" ADD CONSTRAINT "plan_item_agency_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task_item" ADD CONSTRAINT "task_item_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task_item" ADD CONSTRAINT "task_item_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "plan_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "focus_task" ADD CONSTRAINT "focus_task_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "obligation" ADD CONSTRAINT "obligation_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "obligation_agency" ADD CONSTRAINT "obligation_agency_obligation_id_fkey" FOREIGN KEY ("obligation_id") REFERENCES "obligation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "obligation_agency" ADD CONSTRAINT "obligation_agency_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "procedure" ADD CONSTRAINT "procedure_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "procedure_agency" ADD CONSTRAINT "procedure_agency_procedure_id_fkey" FOREIGN KEY ("procedure_id") REFERENCES "procedure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "procedure_agency" ADD CONSTRAINT "procedure_agency_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_paragraph" ADD CONSTRAINT "plan_paragraph_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document_note" ADD CONSTRAINT "document_note_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document_note" ADD CONSTRAINT "document_note_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agency" ADD CONSTRAINT "agency_successor_id_fkey" FOREIGN KEY ("successor_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agency" ADD CONSTRAINT "agency_standing_body_id_fkey" FOREIGN KEY ("standing_body_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_member" ADD CONSTRAINT "group_member_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_member" ADD CONSTRAINT "group_member_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app_user" ADD CONSTRAINT "app_user_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment_phrase" ADD CONSTRAINT "assignment_phrase_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment_phrase" ADD CONSTRAINT "assignment_phrase_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment_from_phrase" ADD CONSTRAINT "assignment_from_phrase_assignment_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "assignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment_from_phrase" ADD CONSTRAINT "assignment_from_phrase_phrase_id_fkey" FOREIGN KEY ("phrase_id") REFERENCES "assignment_phrase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deadline" ADD CONSTRAINT "deadline_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deadline" ADD CONSTRAINT "deadline_assignment_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "assignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deadline" ADD CONSTRAINT "deadline_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "applicability_decision" ADD CONSTRAINT "applicability_decision_assignment_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "assignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "applicability_decision" ADD CONSTRAINT "applicability_decision_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "progress_update" ADD CONSTRAINT "progress_update_assignment_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "assignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "progress_update" ADD CONSTRAINT "progress_update_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "completion_decision" ADD CONSTRAINT "completion_decision_update_id_fkey" FOREIGN KEY ("update_id") REFERENCES "progress_update"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "completion_decision" ADD CONSTRAINT "completion_decision_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert" ADD CONSTRAINT "alert_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert" ADD CONSTRAINT "alert_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert" ADD CONSTRAINT "alert_assignment_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "assignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert_delivery" ADD CONSTRAINT "alert_delivery_alert_id_fkey" FOREIGN KEY ("alert_id") REFERENCES "alert"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert_delivery" ADD CONSTRAINT "alert_delivery_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------------------
-- What Prisma cannot say.

CREATE EXTENSION IF NOT EXISTS unaccent;

-- Accent-free lower case, for search as people type: "dinh danh" finds "định danh". NFC first, because text pasted from
-- macOS arrives decomposed.
CREATE FUNCTION fold(words text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT lower(unaccent(normalize(coalesce(words, ''), NFC))) $$;

CREATE FUNCTION task_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.search := fold(concat_ws(' ', NEW.title, NEW.short_title, NEW.agencies_text, NEW.deadline_text));
  RETURN NEW;
END $$;
CREATE TRIGGER task_search BEFORE INSERT OR UPDATE ON task FOR EACH ROW EXECUTE FUNCTION task_search();

CREATE FUNCTION agency_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.search := fold(concat_ws(' ', NEW.name, NEW.short_name, NEW.official_name, array_to_string(NEW.aliases, ' ')));
  RETURN NEW;
END $$;
CREATE TRIGGER agency_search BEFORE INSERT OR UPDATE ON agency FOR EACH ROW EXECUTE FUNCTION agency_search();

CREATE FUNCTION progress_update_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.search := fold(concat_ws(' ', NEW.result, NEW.difficulties, NEW.proposals, NEW.evidence_number));
  RETURN NEW;
END $$;
CREATE TRIGGER progress_update_search BEFORE INSERT ON progress_update
  FOR EACH ROW EXECUTE FUNCTION progress_update_search();

-- Names sort as Vietnamese dictionaries do (a, ă, â, b, c, d, đ …).
ALTER TABLE agency ALTER COLUMN name TYPE text COLLATE "vi-x-icu";
ALTER TABLE agency ALTER COLUMN short_name TYPE text COLLATE "vi-x-icu";
ALTER TABLE app_user ALTER COLUMN name TYPE text COLLATE "vi-x-icu";

-- The record is appended, never edited: what an agency said, what the secretariat answered, who did what, and every
-- deadline there ever was. (Corrections are new rows.)
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'table % is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON progress_update FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON completion_decision FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON applicability_decision FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON deadline FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON progress_update FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON completion_decision FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON applicability_decision FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON deadline FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Deadlines: one original, then numbered changes, for the task and for an assignment that has its own.
CREATE UNIQUE INDEX deadline_of_task ON deadline (task_id, ordinal) WHERE assignment_id IS NULL;
CREATE UNIQUE INDEX deadline_of_assignment ON deadline (assignment_id, ordinal) WHERE assignment_id IS NOT NULL;
ALTER TABLE deadline ADD CONSTRAINT deadline_ordinal CHECK (ordinal >= 0),
  ADD CONSTRAINT deadline_original CHECK (event <> 'ORIGINAL' OR ordinal = 0),
  ADD CONSTRAINT deadline_extension CHECK (event <> 'EXTENSION' OR ordinal > 0),
  ADD CONSTRAINT deadline_start CHECK (start_on IS NULL OR start_on <= due_on);

-- Exactly one principal lead at most, and it leads.
CREATE UNIQUE INDEX one_principal ON assignment (task_id) WHERE is_principal;
ALTER TABLE assignment ADD CONSTRAINT principal_leads CHECK (NOT is_principal OR role = 'LEAD'),
  ADD CONSTRAINT assignment_basis CHECK (origin <> 'DIRECTIVE' OR basis IS NOT NULL),
  ADD CONSTRAINT assignment_version CHECK (version >= 0);

-- Completion needs its day and its evidence (PRODUCT, "Progress"); a percentage is one.
ALTER TABLE progress_update
  ADD CONSTRAINT progress_percent CHECK (percent BETWEEN 0 AND 100),
  ADD CONSTRAINT progress_seq CHECK (seq > 0),
  ADD CONSTRAINT progress_completed CHECK (
    state <> 'COMPLETED' OR (completed_on IS NOT NULL AND evidence_number IS NOT NULL AND evidence_date IS NOT NULL)),
  ADD CONSTRAINT progress_open CHECK (state = 'COMPLETED' OR completed_on IS NULL);

-- A return or a reopening says why; so does "không áp dụng".
ALTER TABLE completion_decision
  ADD CONSTRAINT decision_reason CHECK (verdict = 'CONFIRMED' OR length(btrim(reason)) > 0);
ALTER TABLE applicability_decision ADD CONSTRAINT applicability_reason CHECK (length(btrim(reason)) > 0);

-- Names are typed in any case and kept in one; who writes for an agency has one; only argon2id hashes get in here.
ALTER TABLE app_user
  ADD CONSTRAINT user_name CHECK (username ~ '^[a-z0-9]([a-z0-9.-]{0,58}[a-z0-9])?$'),
  ADD CONSTRAINT user_agency CHECK (role NOT IN ('OFFICER', 'AGENCY_HEAD') OR agency_id IS NOT NULL),
  ADD CONSTRAINT user_password CHECK (password_hash LIKE '$argon2id$v=19$%');

-- An alert has an addressee: an agency's people, or the people of a role.
ALTER TABLE alert ADD CONSTRAINT alert_addressee CHECK (agency_id IS NOT NULL OR role IS NOT NULL);
-- A phrase that stands for several bodies owes no report, and a body does not stop before it starts.
ALTER TABLE agency ADD CONSTRAINT agency_reports CHECK (
  (reports_from IS NULL OR NOT is_group)
  AND (reports_to IS NULL OR (reports_from IS NOT NULL AND reports_to >= reports_from)));

ALTER TABLE procedure ADD CONSTRAINT procedure_level CHECK (level BETWEEN 1 AND 4);
ALTER TABLE plan ADD CONSTRAINT plan_days CHECK (
  due_soon_days >= 0 AND silent_months_limit >= 1 AND closing_day BETWEEN 1 AND 28
  AND agency_due_day BETWEEN 1 AND 28 AND consolidated_due_day BETWEEN 1 AND 28);
