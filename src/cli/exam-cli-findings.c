/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/exam-cli-findings.h"

#include "check/exam-check-rule.h"
#include "cli/exam-cli-output.h"
#include "report/exam-json.h"

static void
finding_clear (gpointer data)
{
  exam_problems_free (((ExamCliFinding *) data)->problems);
}

/** Returns: (transfer full) (element-type ExamCliFinding): no findings yet */
GArray *
exam_cli_findings_new (void)
{
  GArray *findings = g_array_new (FALSE, FALSE, sizeof (ExamCliFinding));

  g_array_set_clear_func (findings, finding_clear);
  return findings;
}

/** Returns: how many errors or warnings there are in all files */
guint
exam_cli_findings_count (const GArray *findings,
                         ExamSeverity  severity)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    n += exam_problems_count (g_array_index (findings, ExamCliFinding, i).problems, severity);
  return n;
}

/* --- Lines --- */

static void
print_text (const GArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      g_autofree char *text = exam_problems_to_string (g_array_index (findings, ExamCliFinding, i).problems);

      g_print ("%s", text);
    }
}

/* --- JSON --- */

static const char *
get_level (const ExamProblem *problem)
{
  return exam_problem_get_severity (problem) == EXAM_SEVERITY_ERROR ? "error" : "warning";
}

static void
add_problem (JsonBuilder       *json,
             const ExamProblem *problem)
{
  json_builder_begin_object (json);
  exam_json_add_int (json, "line", exam_problem_get_line (problem));
  exam_json_add_int (json, "column", exam_problem_get_column (problem));
  exam_json_add_text (json, "severity", get_level (problem));
  exam_json_add_text (json, "rule", exam_problem_get_rule (problem));
  exam_json_add_text (json, "item", exam_problem_get_item_id (problem));
  exam_json_add_text (json, "message", exam_problem_get_message (problem));
  json_builder_end_object (json);
}

static void
add_finding (JsonBuilder          *json,
             const ExamCliFinding *finding)
{
  g_autofree char *name = g_filename_display_name (finding->path);

  json_builder_begin_object (json);
  exam_json_add_text (json, "file", name);
  if (finding->n_items >= 0)
    {
      exam_json_add_int (json, "sound-items", finding->n_items);
      exam_json_add_int (json, "faulty-items", finding->n_faulty);
    }
  json_builder_set_member_name (json, "problems");
  json_builder_begin_array (json);
  for (guint i = 0; i < exam_problems_get_n (finding->problems); i++)
    add_problem (json, exam_problems_get (finding->problems, i));
  json_builder_end_array (json);
  json_builder_end_object (json);
}

static void
print_root (JsonBuilder *json)
{
  g_autoptr (JsonNode) root = json_builder_get_root (json);

  exam_cli_print_json (root);
}

static void
print_json (const GArray *findings)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  json_builder_set_member_name (json, "files");
  json_builder_begin_array (json);
  for (guint i = 0; i < findings->len; i++)
    add_finding (json, &g_array_index (findings, ExamCliFinding, i));
  json_builder_end_array (json);
  json_builder_end_object (json);
  print_root (json);
}

/* --- SARIF: OASIS Static Analysis Results Interchange Format 2.1.0 --- */

/* What SARIF calls the rule of everything that makes a file unsound. */
#define UNSOUND "unsound"

static void
add_text (JsonBuilder *json,
          const char  *name,
          const char  *text)
{
  json_builder_set_member_name (json, name);
  json_builder_begin_object (json);
  exam_json_add_text (json, "text", text);
  json_builder_end_object (json);
}

static void
add_rule (JsonBuilder *json,
          const char  *id,
          const char  *summary)
{
  json_builder_begin_object (json);
  exam_json_add_text (json, "id", id);
  add_text (json, "shortDescription", summary);
  json_builder_end_object (json);
}

static void
add_tool (JsonBuilder *json)
{
  json_builder_set_member_name (json, "tool");
  json_builder_begin_object (json);
  json_builder_set_member_name (json, "driver");
  json_builder_begin_object (json);
  exam_json_add_text (json, "name", "Mockingbird");
  exam_json_add_text (json, "version", PACKAGE_VERSION);
  json_builder_set_member_name (json, "rules");
  json_builder_begin_array (json);
  add_rule (json, UNSOUND, "what keeps an item from being served");
  for (ExamCheckRule rule = 0; rule < EXAM_N_CHECK_RULES; rule++)
    add_rule (json, exam_check_rule_get_name (rule), exam_check_rule_get_summary (rule));
  json_builder_end_array (json);
  json_builder_end_object (json);
  json_builder_end_object (json);
}

/* Relative paths stay relative: a code host knows files by their place in the repository. */
static char *
make_uri (const char *path)
{
  if (g_path_is_absolute (path))
    return g_filename_to_uri (path, NULL, NULL);
  return g_uri_escape_string (path, "/", FALSE);
}

static void
add_location (JsonBuilder       *json,
              const ExamProblem *problem)
{
  g_autofree char *uri = make_uri (exam_problem_get_file (problem));

  json_builder_set_member_name (json, "locations");
  json_builder_begin_array (json);
  json_builder_begin_object (json);
  json_builder_set_member_name (json, "physicalLocation");
  json_builder_begin_object (json);
  json_builder_set_member_name (json, "artifactLocation");
  json_builder_begin_object (json);
  exam_json_add_text (json, "uri", uri);
  json_builder_end_object (json);
  if (exam_problem_get_line (problem) > 0)
    {
      json_builder_set_member_name (json, "region");
      json_builder_begin_object (json);
      exam_json_add_int (json, "startLine", exam_problem_get_line (problem));
      exam_json_add_int (json, "startColumn", MAX (exam_problem_get_column (problem), 1));
      json_builder_end_object (json);
    }
  json_builder_end_object (json);
  json_builder_end_object (json);
  json_builder_end_array (json);
}

static void
add_result (JsonBuilder       *json,
            const ExamProblem *problem)
{
  const char *rule = exam_problem_get_rule (problem);
  const char *item = exam_problem_get_item_id (problem);
  g_autofree char *text = item != NULL ? g_strdup_printf ("item '%s': %s", item, exam_problem_get_message (problem))
                                       : g_strdup (exam_problem_get_message (problem));

  json_builder_begin_object (json);
  exam_json_add_text (json, "ruleId", rule != NULL ? rule : UNSOUND);
  exam_json_add_text (json, "level", get_level (problem));
  add_text (json, "message", text);
  add_location (json, problem);
  json_builder_end_object (json);
}

static void
print_sarif (const GArray *findings)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  exam_json_add_text (json, "$schema", "https://json.schemastore.org/sarif-2.1.0.json");
  exam_json_add_text (json, "version", "2.1.0");
  json_builder_set_member_name (json, "runs");
  json_builder_begin_array (json);
  json_builder_begin_object (json);
  add_tool (json);
  json_builder_set_member_name (json, "results");
  json_builder_begin_array (json);
  for (guint i = 0; i < findings->len; i++)
    {
      const ExamProblems *problems = g_array_index (findings, ExamCliFinding, i).problems;

      for (guint j = 0; j < exam_problems_get_n (problems); j++)
        add_result (json, exam_problems_get (problems, j));
    }
  json_builder_end_array (json);
  json_builder_end_object (json);
  json_builder_end_array (json);
  json_builder_end_object (json);
  print_root (json);
}

/** Prints what was found, for people, programs or code hosts. */
void
exam_cli_findings_print (const GArray         *findings,
                         ExamCliFindingsOutput output)
{
  switch (output)
    {
    case EXAM_CLI_FINDINGS_JSON: print_json (findings); break;
    case EXAM_CLI_FINDINGS_SARIF: print_sarif (findings); break;
    case EXAM_CLI_FINDINGS_TEXT:
    default: print_text (findings); break;
    }
}
