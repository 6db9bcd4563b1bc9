-- CreateTable
CREATE TABLE "meeting" (
    "id" SERIAL NOT NULL,
    "plan_id" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "held_on" DATE NOT NULL,
    "content" TEXT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "started_by_id" INTEGER NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_id" INTEGER,

    CONSTRAINT "meeting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meeting_decision" (
    "directive_id" INTEGER NOT NULL,
    "meeting_id" INTEGER NOT NULL,

    CONSTRAINT "meeting_decision_pkey" PRIMARY KEY ("directive_id")
);

-- CreateTable
CREATE TABLE "visit" (
    "user_id" INTEGER NOT NULL,
    "day" DATE NOT NULL,

    CONSTRAINT "visit_pkey" PRIMARY KEY ("user_id","day")
);

-- CreateIndex
CREATE INDEX "meeting_plan_id_held_on_idx" ON "meeting"("plan_id", "held_on");

-- CreateIndex
CREATE INDEX "meeting_decision_meeting_id_idx" ON "meeting_decision"("meeting_id");

-- AddForeignKey
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_started_by_id_fkey" FOREIGN KEY ("started_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_ended_by_id_fkey" FOREIGN KEY ("ended_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_decision" ADD CONSTRAINT "meeting_decision_directive_id_fkey" FOREIGN KEY ("directive_id") REFERENCES "directive"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_decision" ADD CONSTRAINT "meeting_decision_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit" ADD CONSTRAINT "visit_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------------------
-- What Prisma cannot say.

-- One meeting at a time; it ends once, and nothing else of it ever changes.
CREATE UNIQUE INDEX one_open_meeting ON meeting (plan_id) WHERE ended_at IS NULL;
ALTER TABLE meeting
  ADD CONSTRAINT meeting_title CHECK (length(btrim(title)) > 0),
  ADD CONSTRAINT meeting_hash CHECK (content_hash = encode(sha256(convert_to(content, 'UTF8')), 'hex')),
  ADD CONSTRAINT meeting_end CHECK ((ended_at IS NULL) = (ended_by_id IS NULL) AND ended_at >= started_at);
CREATE FUNCTION keep_meeting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.ended_at IS NOT NULL
     OR (NEW.id, NEW.plan_id, NEW.title, NEW.held_on, NEW.content, NEW.content_hash, NEW.started_at, NEW.started_by_id)
        IS DISTINCT FROM
        (OLD.id, OLD.plan_id, OLD.title, OLD.held_on, OLD.content, OLD.content_hash, OLD.started_at, OLD.started_by_id) THEN
    RAISE EXCEPTION 'a meeting only ever ends, once' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'meeting_kept';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_meeting BEFORE UPDATE ON meeting FOR EACH ROW EXECUTE FUNCTION keep_meeting();
CREATE TRIGGER append_only BEFORE DELETE ON meeting FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON meeting FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A meeting that has ended decides nothing more.
CREATE FUNCTION decide_in_open_meeting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM meeting m WHERE m.id = NEW.meeting_id AND m.ended_at IS NULL) THEN
    RAISE EXCEPTION 'this meeting has ended' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'meeting_kept';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER decide_in_open_meeting BEFORE INSERT ON meeting_decision FOR EACH ROW EXECUTE FUNCTION decide_in_open_meeting();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON meeting_decision FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON meeting_decision FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
