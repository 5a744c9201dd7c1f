/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "author/exam-bank-inspector.h"
#include "author/exam-problem-part.h"
#include "test-support.h"

#define HEAD \
  "<bank xmlns=\"urn:mockingbird:exam:1\" id=\"parts\" format=\"cca\" revision=\"1\" xml:lang=\"en\">\n" \
  "  <title>Parts</title>\n"
#define ITEM \
  "  <item id=\"p-1\" domain=\"classification\">\n" \
  "    <stem>Which color does a ripe lemon have?</stem>\n" \
  "    <choice>\n" \
  "      <option key=\"yes\">Yellow<why>Lemons are.</why></option>\n" \
  "      <option>Blue<why>Sky is.</why></option>\n" \
  "      <option>Black<why>Coal is.</why></option>\n" \
  "      <option>Green<why>Grass is.</why></option>\n" \
  "    </choice>\n" \
  "    <rationale>A ripe lemon is yellow.</rationale>\n" \
  "    <source title=\"Fruit\" section=\"1\" year=\"2026\"/>\n" \
  "  </item>\n"
#define BANK HEAD ITEM "</bank>\n"

typedef struct {
  const char *name;
  const char *from;
  const char *to;
  const char *rule;  /* (nullable): of an error */
  const char *part;
} Change;

static const Change changes[] = {
  { "domain", "domain=\"classification\"", "domain=\"fruit\"", NULL, "domain" },
  { "stem-empty", "Which color does a ripe lemon have?", "", NULL, "stem" },
  { "no-key", " key=\"yes\"", "", NULL, "option 1" },
  { "option-empty", "Blue<why>Sky is.</why>", "", NULL, "option 2" },
  { "option-attribute", "<option>Black", "<option size=\"2\">Black", NULL, "option 3" },
  { "source-year", "year=\"2026\"", "year=\"soon\"", NULL, "source 1" },
  { "no-rationale", "    <rationale>A ripe lemon is yellow.</rationale>\n", "", "no-rationale", "rationale" },
  { "no-source", "    <source title=\"Fruit\" section=\"1\" year=\"2026\"/>\n", "", "no-source", "source 1" },
  { "no-why", "<why>Coal is.</why>", "", "no-why", "why 3" },
  { "negative-stem", "Which color does a ripe lemon have?", "Which color does a ripe lemon not have?", "negative-stem", "stem" },
  { "answer-letter", "A ripe lemon is yellow.", "Answer B is wrong.", "answer-letter", "rationale" },
};

static ExamProblem *
find_problem (const ExamProblems *problems,
              const char         *rule)
{
  for (guint i = 0; i < exam_problems_get_n (problems); i++)
    {
      ExamProblem *problem = exam_problems_get (problems, i);

      if (g_strcmp0 (exam_problem_get_rule (problem), rule) == 0)
        return problem;
    }
  return NULL;
}

/* What reader and checker say leads to the part of the form that mends it. */
static void
test_part (gconstpointer data)
{
  const Change *change = data;
  const char *place = strstr (BANK, change->from);
  g_autofree char *before = g_strndup (BANK, (gsize) (place - BANK));
  g_autofree char *text = g_strconcat (before, change->to, place + strlen (change->from), NULL);
  g_autoptr (ExamFormats) formats = test_load_formats ();
  g_autoptr (ExamManuscript) manuscript = exam_manuscript_new (text, -1);
  g_autoptr (ExamBankInspector) inspector = exam_bank_inspector_new (manuscript, formats);
  const char *item = strstr (text, "  <item") + 2;
  const char *end = strstr (text, "</item>") + strlen ("</item>");
  g_autofree char *part = NULL;
  ExamProblem *problem;
  gsize offset;

  while (!exam_bank_inspector_is_current (inspector))
    g_main_context_iteration (NULL, TRUE);
  problem = find_problem (exam_bank_inspector_get_problems (inspector), change->rule);
  g_assert_nonnull (problem);
  offset = exam_manuscript_get_offset (manuscript, exam_problem_get_line (problem), exam_problem_get_column (problem));
  part = exam_problem_find_part (problem, text, (gsize) (item - text), (gsize) (end - text), offset);
  g_assert_cmpstr (part, ==, change->part);
}

/* The head of a bank has parts too; where there is nothing to be named, nothing is. */
static void
test_head (void)
{
  const char *code_set = "<code-set system=\"HCPCS\" year=\"2026\"/>\n";
  g_autofree char *text = g_strconcat (HEAD, code_set, ITEM, "</bank>\n", NULL);
  gsize end = (gsize) (strstr (text, "  <item") + 2 - text);
  g_autoptr (ExamProblem) of_tag = exam_problem_new (EXAM_SEVERITY_ERROR, "bank.xml", 1, 1, NULL, NULL, "there is no format 'cca'");
  g_autoptr (ExamProblem) warning = exam_problem_new (EXAM_SEVERITY_WARNING, "bank.xml", 1, 1, NULL, "key-length", "long keys");
  g_autofree char *format = exam_problem_find_part (of_tag, text, 0, end, 0);
  g_autofree char *title = exam_problem_find_part (of_tag, text, 0, end, (gsize) (strstr (text, "Parts") - text));
  g_autofree char *set = exam_problem_find_part (of_tag, text, 0, end, (gsize) (strstr (text, "<code-set") - text));
  g_autofree char *nothing = exam_problem_find_part (warning, text, 0, end, 0);

  g_assert_cmpstr (format, ==, "format");
  g_assert_cmpstr (title, ==, "title");
  g_assert_cmpstr (set, ==, "code-set 1");
  g_assert_null (nothing);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *path = g_strdup_printf ("/problem-part/%s", changes[i].name);

      g_test_add_data_func (path, &changes[i], test_part);
    }
  g_test_add_func ("/problem-part/head", test_head);
  return g_test_run ();
}
