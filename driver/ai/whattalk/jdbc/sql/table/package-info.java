/**
 * The tables, and what metadata say of them. {@code AccountTables} describes those that are lists
 * of the API: a row of the list is a row of the table, value for value.
 *
 * <p>Doors: {@code WhatTalkSchema} for Calcite, {@code TableDescriptions} for the face.
 */
@NullMarked
package ai.whattalk.jdbc.sql.table;

import org.jspecify.annotations.NullMarked;
