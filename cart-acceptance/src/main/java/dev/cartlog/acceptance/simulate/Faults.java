package dev.cartlog.acceptance.simulate;

/**
 * How hostile a run is.
 *
 * @param lossOneIn every so many calls of the log lose their request or their answer, or arrive after the caller gave up
 * @param crashOneIn every so many ticks the owner is killed
 * @param moveOneIn every so many ticks the shard is moved; every other time its owner is not told
 * @param hangOneIn every so many ticks a transaction of somebody else stays open in the partition
 */
record Faults(int lossOneIn, int crashOneIn, int moveOneIn, int hangOneIn, Mutant mutant) {

    static Faults hostile(Mutant mutant) {
        return new Faults(25, 150, 110, 60, mutant);
    }
}
