-- AlterTable
ALTER TABLE "appraisal_round" ADD COLUMN     "replace_reason" TEXT,
ADD COLUMN     "replaces_id" INTEGER;

-- AddForeignKey
ALTER TABLE "appraisal_round" ADD CONSTRAINT "appraisal_round_replaces_id_fkey" FOREIGN KEY ("replaces_id") REFERENCES "appraisal_round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------------------
-- What Prisma cannot say.

-- A round takes the place of an issued one, of its period and with its figures, for a reason; one at a time.
CREATE UNIQUE INDEX one_round_instead ON appraisal_round (replaces_id) WHERE discarded_at IS NULL;
ALTER TABLE appraisal_round
  ADD CONSTRAINT round_replace_reason CHECK ((replaces_id IS NULL) = (replace_reason IS NULL) AND length(btrim(replace_reason)) > 0);
CREATE FUNCTION replace_issued_round() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.replaces_id IS NOT NULL AND NOT EXISTS (
       SELECT FROM appraisal_round r
        WHERE r.id = NEW.replaces_id AND r.document_id IS NOT NULL
          AND (r.plan_id, r.from_month, r.to_month, r.content) = (NEW.plan_id, NEW.from_month, NEW.to_month, NEW.content)) THEN
    RAISE EXCEPTION 'a round takes the place of an issued one of its period, with its figures'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'round_replaced';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER replace_issued_round BEFORE INSERT ON appraisal_round FOR EACH ROW EXECUTE FUNCTION replace_issued_round();
CREATE OR REPLACE FUNCTION keep_appraisal_round() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.document_id IS NOT NULL OR OLD.discarded_at IS NOT NULL
     OR (NEW.id, NEW.plan_id, NEW.from_month, NEW.to_month, NEW.content, NEW.content_hash, NEW.created_at, NEW.created_by_id,
         NEW.replaces_id, NEW.replace_reason)
        IS DISTINCT FROM
        (OLD.id, OLD.plan_id, OLD.from_month, OLD.to_month, OLD.content, OLD.content_hash, OLD.created_at, OLD.created_by_id,
         OLD.replaces_id, OLD.replace_reason) THEN
    RAISE EXCEPTION 'a round of proposals only ever ends, once' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'round_kept';
  END IF;
  RETURN NEW;
END $$;
