-- CreateEnum
CREATE TYPE "IndicatorComparator" AS ENUM ('GT', 'GTE', 'EQ');

-- CreateEnum
CREATE TYPE "IndicatorSource" AS ENUM ('ENTERED', 'SERVICES_USED', 'DOSSIERS_ONLINE', 'RESULTS_ELECTRONIC');

-- CreateTable
CREATE TABLE "indicator" (
    "id" SERIAL NOT NULL,
    "plan_id" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "numerator" TEXT NOT NULL,
    "denominator" TEXT NOT NULL,
    "counted_in" TEXT NOT NULL,
    "comparator" "IndicatorComparator" NOT NULL,
    "target" INTEGER NOT NULL,
    "source" "IndicatorSource" NOT NULL,
    "ref" TEXT NOT NULL,
    "source_text" TEXT NOT NULL,
    "note" TEXT,

    CONSTRAINT "indicator_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "indicator_measurer" (
    "id" SERIAL NOT NULL,
    "indicator_id" INTEGER NOT NULL,
    "agency_id" INTEGER NOT NULL,
    "from_month" DATE NOT NULL,
    "basis" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" INTEGER,

    CONSTRAINT "indicator_measurer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "indicator_value" (
    "id" SERIAL NOT NULL,
    "indicator_id" INTEGER NOT NULL,
    "agency_id" INTEGER NOT NULL,
    "month" DATE NOT NULL,
    "numerator" INTEGER NOT NULL,
    "denominator" INTEGER NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" INTEGER NOT NULL,

    CONSTRAINT "indicator_value_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "procedure_count" (
    "id" SERIAL NOT NULL,
    "procedure_id" INTEGER NOT NULL,
    "agency_id" INTEGER NOT NULL,
    "month" DATE NOT NULL,
    "received" INTEGER NOT NULL,
    "online" INTEGER NOT NULL,
    "issued" INTEGER NOT NULL,
    "electronic" INTEGER NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" INTEGER NOT NULL,

    CONSTRAINT "procedure_count_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "indicator_plan_id_code_key" ON "indicator"("plan_id", "code");

-- CreateIndex
CREATE INDEX "indicator_measurer_indicator_id_id_idx" ON "indicator_measurer"("indicator_id", "id");

-- CreateIndex
CREATE INDEX "indicator_value_indicator_id_month_id_idx" ON "indicator_value"("indicator_id", "month", "id");

-- CreateIndex
CREATE INDEX "procedure_count_procedure_id_agency_id_month_id_idx" ON "procedure_count"("procedure_id", "agency_id", "month", "id");

-- AddForeignKey
ALTER TABLE "indicator" ADD CONSTRAINT "indicator_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indicator_measurer" ADD CONSTRAINT "indicator_measurer_indicator_id_fkey" FOREIGN KEY ("indicator_id") REFERENCES "indicator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indicator_measurer" ADD CONSTRAINT "indicator_measurer_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indicator_measurer" ADD CONSTRAINT "indicator_measurer_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indicator_value" ADD CONSTRAINT "indicator_value_indicator_id_fkey" FOREIGN KEY ("indicator_id") REFERENCES "indicator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indicator_value" ADD CONSTRAINT "indicator_value_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indicator_value" ADD CONSTRAINT "indicator_value_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "procedure_count" ADD CONSTRAINT "procedure_count_procedure_id_fkey" FOREIGN KEY ("procedure_id") REFERENCES "procedure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "procedure_count" ADD CONSTRAINT "procedure_count_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "procedure_count" ADD CONSTRAINT "procedure_count_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------------------
-- What Prisma cannot say.

-- What was said stays; a part is never more than its whole, and a month is named by its first day.
ALTER TABLE indicator ADD CONSTRAINT indicator_target CHECK (target BETWEEN 1 AND 100);
ALTER TABLE indicator_measurer ADD CONSTRAINT indicator_measurer_from CHECK (extract(day FROM from_month) = 1);
ALTER TABLE indicator_value
  ADD CONSTRAINT indicator_value_month CHECK (extract(day FROM month) = 1),
  ADD CONSTRAINT indicator_value_share CHECK (numerator >= 0 AND denominator > 0 AND numerator <= denominator);
ALTER TABLE procedure_count
  ADD CONSTRAINT procedure_count_month CHECK (extract(day FROM month) = 1),
  ADD CONSTRAINT procedure_count_online CHECK (online >= 0 AND online <= received),
  ADD CONSTRAINT procedure_count_electronic CHECK (electronic >= 0 AND electronic <= issued);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON indicator_measurer FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON indicator_value FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON procedure_count FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON indicator_measurer FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON indicator_value FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON procedure_count FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Numbers of an indicator that is counted from the procedures are never entered a second time.
CREATE FUNCTION indicator_is_entered() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT source FROM indicator WHERE id = NEW.indicator_id) <> 'ENTERED' THEN
    RAISE EXCEPTION 'this indicator is counted from the procedures' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'indicator_is_entered';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER indicator_is_entered BEFORE INSERT ON indicator_value FOR EACH ROW EXECUTE FUNCTION indicator_is_entered();
