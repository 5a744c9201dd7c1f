/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/exam-csv-writer.h"

#include <string.h>

/*
 * A spreadsheet runs what begins like a formula, and names come from formats and banks that anybody may have written. Such
 * a cell gets an apostrophe in front, which says to a spreadsheet that the rest is text. That changes what a program reads; one that wants
 * the text as it is takes JSON. Numbers are written by us and stay numbers, with their sign.
 */
static gboolean
looks_like_formula (const char *text)
{
  return *text != '\0' && strchr ("=+-@\t\r", *text) != NULL;
}

static void
append_text (GString    *csv,
             const char *text)
{
  g_autoptr (GString) cell = g_string_new (text);
  gboolean quoted;

  if (looks_like_formula (text))
    g_string_prepend_c (cell, '\'');

  quoted = strpbrk (cell->str, "\",\r\n") != NULL;
  g_string_replace (cell, "\"", "\"\"", 0);
  g_string_append_printf (csv, quoted ? "\"%s\"" : "%s", cell->str);
}

static void
append_number (GString *csv,
               double   number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (csv, g_ascii_formatd (buffer, sizeof buffer, "%.10g", number));
}

static void
append_list (GString   *csv,
             JsonArray *list)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (list); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", json_array_get_string_element (list, i));
  append_text (csv, text->str);
}

static void
append_cell (GString  *csv,
             JsonNode *node)
{
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return;

  if (JSON_NODE_HOLDS_ARRAY (node))
    append_list (csv, json_node_get_array (node));
  else if (json_node_get_value_type (node) == G_TYPE_STRING)
    append_text (csv, json_node_get_string (node));
  else if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    g_string_append (csv, json_node_get_boolean (node) ? "true" : "false");
  else
    append_number (csv, json_node_get_double (node));
}

/**
 * exam_csv_write:
 * @columns: (array zero-terminated=1): members of the rows
 * @rows: objects; their members are texts, numbers, truth values, lists of texts, or null
 *
 * Returns: (transfer full): the table by RFC 4180, with a line of headings
 */
char *
exam_csv_write (const char *const *columns,
                JsonArray         *rows)
{
  GString *csv = g_string_new (NULL);

  for (guint column = 0; columns[column] != NULL; column++)
    g_string_append_printf (csv, "%s%s", column > 0 ? "," : "", columns[column]);
  g_string_append (csv, "\r\n");

  for (guint row = 0; row < json_array_get_length (rows); row++)
    {
      JsonObject *object = json_array_get_object_element (rows, row);

      for (guint column = 0; columns[column] != NULL; column++)
        {
          if (column > 0)
            g_string_append_c (csv, ',');
          append_cell (csv, json_object_get_member (object, columns[column]));
        }
      g_string_append (csv, "\r\n");
    }
  return g_string_free (csv, FALSE);
}
