/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * ExamCliOutput:
 * @EXAM_CLI_TEXT: tables for people, in their language
 * @EXAM_CLI_JSON: JSON, the same in every language
 * @EXAM_CLI_CSV: a table by RFC 4180, the same in every language
 */
typedef enum {
  EXAM_CLI_TEXT,
  EXAM_CLI_JSON,
  EXAM_CLI_CSV,
} ExamCliOutput;

gboolean exam_cli_parse_output (GOptionContext *context,
                                int            *argc,
                                char         ***argv,
                                ExamCliOutput  *output);
void     exam_cli_print_data (const char *text);
void     exam_cli_print_json (JsonNode *root);

G_END_DECLS
