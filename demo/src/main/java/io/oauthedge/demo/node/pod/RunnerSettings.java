package io.oauthedge.demo.node.pod;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * What a runner of pods is to know.
 *
 * @param node the node's name
 * @param folder below which pods have their roots and logs
 * @param entrypoint the command that an image starts with
 */
public record RunnerSettings(String node, Path folder, Function<String, List<String>> entrypoint) {}
