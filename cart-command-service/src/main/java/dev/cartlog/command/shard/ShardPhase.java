package dev.cartlog.command.shard;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** A shard's life. Each phase names the phases it may follow; anything else is a bug and stops the shard. */
public enum ShardPhase {
    /** The group suggested this instance as the owner. Nothing is known and nothing may be written. */
    ASSIGNED,
    /** Taking both lanes over from whoever owned the shard before. */
    FENCING,
    /** Reading the state up to a bound taken after fencing, then announcing the owner. */
    LOADING,
    /** The owner: takes requests. */
    ACTIVE,
    /** Memory dropped after a failure; about to be assigned again, if the group still agrees. */
    FAILED,
    /** Takes nothing new; what was decided is being committed. */
    RELEASING,
    /** Over. A later assignment starts a new shard. */
    RELEASED;

    private Set<ShardPhase> predecessors() {
        return switch (this) {
            case ASSIGNED -> EnumSet.of(FAILED);
            case FENCING -> EnumSet.of(ASSIGNED);
            case LOADING -> EnumSet.of(FENCING);
            case ACTIVE -> EnumSet.of(LOADING);
            case FAILED -> EnumSet.of(FENCING, LOADING, ACTIVE);
            case RELEASING -> EnumSet.of(ACTIVE);
            case RELEASED -> EnumSet.of(ASSIGNED, FENCING, LOADING, FAILED, RELEASING);
        };
    }

    public boolean mayFollow(ShardPhase previous) {
        return predecessors().contains(previous);
    }

    /** @throws IllegalStateException when a shard in this phase cannot go on to the next one */
    ShardPhase to(ShardPhase next) {
        if (!next.mayFollow(this)) {
            throw new IllegalStateException(
                    "a shard that is " + this + " cannot become " + next + "; that follows " + next.predecessors());
        }
        return next;
    }

    /** The phases that this one may be followed by. */
    public Set<ShardPhase> successors() {
        Set<ShardPhase> result = EnumSet.noneOf(ShardPhase.class);
        Arrays.stream(values()).filter(next -> next.mayFollow(this)).forEach(result::add);
        return result;
    }
}
