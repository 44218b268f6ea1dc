package dev.cartlog.local.process;

import java.util.List;

/** Arguments to JVMs that share two cores with everything else on the machine. */
public final class JvmFlags {
    /** Only the quick compiler: for programs whose start matters and whose throughput does not. */
    public static final List<String> QUICK_COMPILER_ONLY = List.of("-XX:TieredStopAtLevel=1");

    /**
     * The optimising compiler waits ten times longer than usual before it takes up a method. It still gets to all that
     * a load runs hot, within seconds; but it no longer competes with the start for the processor, which costs a third
     * less for that.
     */
    public static final List<String> LATE_OPTIMISATION = List.of(
            "-XX:Tier4InvocationThreshold=50000",
            "-XX:Tier4MinInvocationThreshold=6000",
            "-XX:Tier4CompileThreshold=150000",
            "-XX:Tier4BackEdgeThreshold=400000");

    /** Native libraries (RocksDB, compression, Netty) and buffers freed early (Kafka, Netty) are known and wanted. */
    public static final List<String> NATIVE_CODE_WANTED =
            List.of("--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED");

    private JvmFlags() {}
}
