package ai.whattalk.jdbc;

import ai.whattalk.jdbc.api.http.DriverVersion;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What the driver's jar does where somebody runs it: it says what it is. */
final class DriverJar {
  private DriverJar() {}

  /** Prints three lines. */
  public static void main(String[] arguments) {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.US_ASCII);
    String version = DriverVersion.CURRENT.text();
    out.println(
        "WhatTalk JDBC driver "
            + version
            + ": makes the conversations of an account an SQL table.");
    out.println(
        "For programs that load JDBC drivers: class ai.whattalk.jdbc.WhatTalkDriver,"
            + " URL jdbc:whattalk:demo=true");
    out.println("For a terminal: java -jar whattalk-jdbc-" + version + "-shell.jar");
  }
}
