package dev.stampede.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.LineNumber;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Where the members of a class are written, read from the line numbers in its class file:
 * reflection promises no order at all. It works for whatever was compiled, in memory or long ago.
 */
final class SourceOrder {

  private final Map<Class<?>, ClassModel> models = new HashMap<>();

  /**
   * The line on which a method's code begins.
   *
   * @throws ScenarioException if the class was compiled without line numbers
   */
  int lineOf(Method method) {
    String descriptor =
        MethodType.methodType(method.getReturnType(), method.getParameterTypes())
            .descriptorString();
    return firstLine(
        method.getDeclaringClass(),
        model(method.getDeclaringClass()).methods().stream()
            .filter(m ->
                m.methodName().equalsString(method.getName())
                    && m.methodType().equalsString(descriptor))
            .flatMapToInt(SourceOrder::lines));
  }

  /** The line on which a class begins, or its first code. */
  int lineOf(Class<?> type) {
    return firstLine(type, model(type).methods().stream().flatMapToInt(SourceOrder::lines));
  }

  private static int firstLine(Class<?> type, IntStream lines) {
    OptionalInt first = lines.min();
    return first.orElseThrow(() ->
        new ScenarioException(
            "class "
                + type.getName()
                + " was compiled without line numbers, so the order of its tasks is not known;"
                + " compile it with -g"));
  }

  private static IntStream lines(MethodModel method) {
    return method.code().stream()
        .flatMap(code -> code.elementStream())
        .filter(LineNumber.class::isInstance)
        .mapToInt(element -> ((LineNumber) element).line());
  }

  private ClassModel model(Class<?> type) {
    return models.computeIfAbsent(type, SourceOrder::read);
  }

  private static ClassModel read(Class<?> type) {
    String file = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
    try (InputStream in = type.getResourceAsStream(file)) {
      if (in == null) {
        throw new ScenarioException("there is no " + file + " to read the order of tasks from");
      }
      return ClassFile.of().parse(in.readAllBytes());
    } catch (IOException e) {
      throw new ScenarioException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}
