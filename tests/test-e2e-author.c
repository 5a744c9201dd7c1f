/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "author/exam-bank-template.h"
#include "bank/exam-bank-reader.h"
#include "exam-robot-exam.h"
#include "test-support.h"

/* A bank from its template to the score of who sat it: by keyboard alone, through what a screen reader is told, as somebody
 * does who has never written a question before; and once more in its source. */

#define FORMAT "cca-2026-05"
#define TITLE "Night classes"
#define ID "night-classes"

/* What the template begins with. */
#define FIRST_STEM "A 54-year-old woman comes to the office"
#define N_TEMPLATE_ITEMS 2

#define ADDITION " Choose the best one."

static const struct { const char *title, *text; } documents[] = {
  { "Triage note", "Fell on the ice this morning. The left wrist hurts." },
  { "Radiology report", "Left wrist, two views. No fracture is seen." },
};

/* --- Where the bank is --- */

static char *
make_path (const char *home)
{
  return g_build_filename (home, "data", "mockingbird", "banks", ID ".xml", NULL);
}

/* The formats, and no bank but the one that is written: what is sat is drawn from it alone. */
static void
make_exams (const char *home)
{
  g_autofree char *exams = test_make_exams (home);
  g_autofree char *folder = g_build_filename (exams, "banks", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
}

static ExamFormat *
load_format (ExamFormats **formats)
{
  *formats = test_load_formats ();
  g_assert_nonnull (exam_formats_find (*formats, FORMAT));
  return exam_formats_find (*formats, FORMAT);
}

/* As the program writes it, to the byte. */
static char *
make_template (void)
{
  g_autoptr (ExamFormats) formats = NULL;
  ExamFormat *format = load_format (&formats);
  const char *author = g_get_real_name ();

  return exam_bank_template_new (format, ID, TITLE, g_strcmp0 (author, "Unknown") != 0 ? author : NULL);
}

static char *
read_text (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *text;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* Returns: (transfer full): the bank in the file, which has no errors */
static ExamBank *
read_bank (const char *path)
{
  g_autoptr (ExamFormats) formats = test_load_formats ();
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (GError) error = NULL;
  ExamBank *bank = exam_bank_read_file (path, formats, problems, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (exam_problems_count (problems, EXAM_SEVERITY_ERROR), ==, 0);
  g_assert_cmpuint (exam_bank_get_n_faulty (bank), ==, 0);
  return bank;
}

/* @text is @before with one piece more. Returns: (transfer full): the piece */
static char *
find_insertion (const char *before,
                const char *text)
{
  gsize length = strlen (before), longer = strlen (text);
  gsize start = 0, end = 0;

  g_assert_cmpuint (longer, >, length);
  while (start < length && before[start] == text[start])
    start++;
  while (end < length - start && before[length - 1 - end] == text[longer - 1 - end])
    end++;
  g_assert_cmpuint (start + end, ==, length);
  return g_strndup (text + start, longer - start - end);
}

/* --- Writing --- */

/* Goes to a field, and types behind what is in it. */
static void
write_in (ExamRobot  *robot,
          const char *name,
          const char *text)
{
  exam_robot_tab_to (robot, name, NULL);
  exam_robot_press (robot, "ctrl+End");
  exam_robot_type (robot, text);
  exam_robot_wait_for_text_in (robot, name, text);
}

/* From the author's home to a bank of its own for the CCA. */
static void
make_bank (ExamRobot *robot)
{
  robot_tab_and_press (robot, "Author", "Return");
  robot_tab_and_press (robot, "New bank…", "Return");
  exam_robot_wait_for_focus (robot, "Exam");
  robot_wait_for (robot, "CCA · Certified Coding Associate");
  exam_robot_check_names (robot);
  /* The title behind it does not say that it has the focus. */
  exam_robot_press (robot, "Tab");
  exam_robot_type (robot, TITLE);
  exam_robot_wait_for_text_in (robot, "Title", TITLE);
  exam_robot_wait_for_text_in (robot, "Id, which results remember", ID);
  exam_robot_press (robot, "Return");
  robot_wait_for_prefix (robot, "1: " FIRST_STEM);
  robot_wait_for (robot, "No problems");
  exam_robot_check_names (robot);
}

/* To the list of what is in the bank, where the focus is on what is selected. */
static void
go_to_list (ExamRobot *robot)
{
  exam_robot_press (robot, "ctrl+f");
  exam_robot_wait_for_focus (robot, "Search questions");
  exam_robot_press (robot, "Escape");
  exam_robot_wait_for_state (robot, "Search questions", ATSPI_STATE_FOCUSED, FALSE);
}

/* From the list to one of its rows, and from there to the form. */
static void
open_row (ExamRobot  *robot,
          const char *keys,
          const char *prefix)
{
  go_to_list (robot);
  exam_robot_go_to_prefix (robot, keys, prefix);
  exam_robot_press (robot, "Return");
  exam_robot_wait_for_focus (robot, "Question");
}

/* Opens the menu of a button, which begins with @first, and chooses @item. */
static void
choose (ExamRobot  *robot,
        const char *keys,
        const char *button,
        const char *first,
        const char *item)
{
  go_to_list (robot);
  exam_robot_go_to (robot, keys, button, NULL);
  exam_robot_press (robot, "Return");
  exam_robot_wait_for_focus (robot, first);
  exam_robot_go_to (robot, "Down", item, NULL);
  exam_robot_press (robot, "Return");
}

static void
add (ExamRobot  *robot,
     const char *item)
{
  choose (robot, "Tab", "New question or case", "One right option", item);
}

static void
add_source (ExamRobot  *robot,
            const char *title)
{
  robot_tab_and_press (robot, "Add source", "Return");
  write_in (robot, "Source 1, title", title);
}

static void
save (ExamRobot *robot)
{
  exam_robot_press (robot, "ctrl+s");
  robot_wait_for (robot, "Saved");
  exam_robot_wait_for_state (robot, "Save", ATSPI_STATE_SENSITIVE, FALSE);
  /* Beside that there is a button of libadwaita's, which has no name. */
  exam_robot_wait_until_gone (robot, "Saved");
}

static void
change_stem (ExamRobot *robot)
{
  open_row (robot, "Up", "1: " FIRST_STEM);
  write_in (robot, "Question", ADDITION);
  exam_robot_wait_for_state (robot, "Undo", ATSPI_STATE_SENSITIVE, TRUE);
}

/* --- A case, its documents and its questions --- */

static void
write_case (ExamRobot *robot)
{
  add (robot, "New case");
  exam_robot_wait_for_focus (robot, "Title");
  write_in (robot, "Title", "Fall on the ice");
  write_in (robot, "Document 1, title", documents[0].title);
  write_in (robot, "Document 1, text", documents[0].text);
  robot_tab_and_press (robot, "Add document", "Return");
  write_in (robot, "Document 2, title", documents[1].title);
  write_in (robot, "Document 2, text", documents[1].text);
  /* The preview has both of them. */
  robot_wait_for (robot, documents[0].title);
  robot_wait_for (robot, documents[1].text);
  exam_robot_check_names (robot);
}

/* The question that the case came with; why one of its options is wrong is left out. */
static void
write_choice (ExamRobot *robot)
{
  open_row (robot, "Down", "2: Nothing written yet");
  write_in (robot, "Question", "Which setting is this visit?");
  write_in (robot, "Option A, text", "Outpatient");
  write_in (robot, "Option A, why", "She goes home again.");
  write_in (robot, "Option B, text", "Inpatient");
  exam_robot_tab_to (robot, "Option D, keep its place when shuffled", NULL);
  exam_robot_go_to (robot, "Right", "Option D, remove", NULL);
  exam_robot_press (robot, "Return");
  exam_robot_wait_for_focus (robot, "Option C, remove");
  exam_robot_press (robot, "Return");
  exam_robot_wait_until_gone (robot, "Option C, text");
  write_in (robot, "Rationale", "No order admits her.");
  add_source (robot, "Uniform Hospital Discharge Data Set");
}

static void
write_codes (ExamRobot *robot)
{
  add (robot, "Typed codes");
  exam_robot_wait_for_state (robot, "Code system: ICD-10-CM", ATSPI_STATE_SENSITIVE, TRUE);
  robot_wait_for (robot, "The exam does not use this kind of answer: it would never be asked.");
  write_in (robot, "Question", "Type the code of the splint.");
  robot_tab_and_press (robot, "Code system: ICD-10-CM", "Return");
  exam_robot_wait_for_state (robot, "Code system: ICD-10-CM", ATSPI_STATE_FOCUSED, FALSE);
  exam_robot_press (robot, "Down");
  exam_robot_press (robot, "Return");
  write_in (robot, "Code 1, first-listed", "2W3DX1Z");
  write_in (robot, "Code 1, why", "The splint holds the left lower arm.");
  write_in (robot, "Rationale", "A splint is an immobilization.");
  add_source (robot, "ICD-10-PCS tables");
  exam_robot_check_names (robot);
}

/* --- What the checker says --- */

static void
fix_finding (ExamRobot *robot)
{
  const char *finding = "Warning, " ID "-case-1-1: option B has no <why>; say why it is right or wrong";

  robot_tab_and_press (robot, "1 warning", "Return");
  robot_wait_for (robot, finding);
  exam_robot_check_names (robot);
  exam_robot_go_to (robot, "shift+Tab", finding, NULL);
  exam_robot_press (robot, "Return");
  /* It leads to where the why is written. */
  exam_robot_wait_for_focus (robot, "Option B, why");
  exam_robot_type (robot, "Nobody admits her.");
  exam_robot_wait_for_text_in (robot, "Option B, why", "Nobody admits her.");
  robot_wait_for (robot, "No problems");
}

/* --- Trying it --- */

static void
press_option (ExamRobot  *robot,
              const char *text)
{
  g_autoptr (GPtrArray) shown = robot_list_options (robot);

  /* What is in front is read before the preview behind it. */
  for (guint i = 0; i < shown->len; i++)
    if (g_str_equal ((const char *) g_ptr_array_index (shown, i) + 3, text))
      {
        robot_press_letter (robot, i);
        exam_robot_wait_for_state (robot, g_ptr_array_index (shown, i), ATSPI_STATE_CHECKED, TRUE);
        return;
      }
  g_error ("There is no option '%s'", text);
}

static void
try_question (ExamRobot  *robot,
              const char *right)
{
  const char *notice = "A trial: nothing of it is kept, and no result counts.";

  choose (robot, "shift+Tab", "Try it", "Try this question", "Try this question");
  robot_wait_for (robot, notice);
  robot_wait_for (robot, "Question 1 of 1");
  robot_wait_for (robot, "Check answer");
  exam_robot_check_names (robot);
  press_option (robot, right);
  exam_robot_press (robot, "Return");
  robot_wait_for (robot, "How sure were you?");
  robot_wait_for (robot, "Right");
  exam_robot_press (robot, "1");
  robot_wait_for (robot, "Practice, 1 of 1 right");
  exam_robot_check_names (robot);
  exam_robot_press (robot, "Escape");
  exam_robot_wait_until_gone (robot, notice);
}

static void
close_bank (ExamRobot *robot)
{
  go_to_list (robot);
  exam_robot_go_to (robot, "shift+Tab", "Close the bank", NULL);
  exam_robot_press (robot, "Return");
  robot_wait_for_prefix (robot, ID ".xml, ");
}

/* --- Sitting it --- */

/* A bank of so few questions makes no form of an exam, but a practice set of all that the exam asks. */
static void
sit (ExamRobot  *robot,
     const char *path)
{
  g_autoptr (ExamFormats) formats = NULL;
  g_autoptr (ExamPool) pool = exam_pool_new (load_format (&formats));
  g_autoptr (ExamBank) bank = read_bank (path);

  exam_pool_add_bank (pool, bank);
  g_assert_cmpuint (exam_pool_get_n_items (pool), ==, N_TEMPLATE_ITEMS + 1);
  robot_tab_and_press (robot, "Practice", "Return");
  robot_tab_and_press (robot, "New practice set…", "Return");
  robot_wait_for (robot, "3 questions match");
  exam_robot_press (robot, "alt+s");
  for (guint number = 1; number <= 3; number++)
    {
      g_autoptr (GPtrArray) shown = NULL;
      const ExamItem *item = robot_read_item (robot, pool, number, 3, &shown);

      robot_answer_choice (robot, item, shown, TRUE);
      exam_robot_press (robot, "Return");
      robot_wait_for (robot, "How sure were you?");
      robot_wait_for (robot, "Right");
      exam_robot_press (robot, "1");
    }
  robot_wait_for (robot, "Practice, 3 of 3 right");
  exam_robot_check_names (robot);
}

/* --- What is in the file --- */

static void
check_case (const ExamBank *bank)
{
  const ExamItem *choice = exam_bank_get_item (bank, 1);
  const ExamItem *codes = exam_bank_get_item (bank, 2);
  ExamCase *exam_case = exam_item_get_case (codes);

  g_assert_nonnull (exam_case);
  g_assert_true (exam_item_get_case (choice) == exam_case);
  g_assert_cmpuint (exam_case_get_n_documents (exam_case), ==, G_N_ELEMENTS (documents));
  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autofree char *text = exam_text_dup_plain (exam_case_get_document_text (exam_case, i));

      g_assert_cmpstr (exam_case_get_document_title (exam_case, i), ==, documents[i].title);
      g_assert_cmpstr (text, ==, documents[i].text);
    }
  g_assert_cmpuint (exam_item_get_n_options (choice), ==, 2);
  g_assert_cmpint (exam_item_get_kind (codes), ==, EXAM_ITEM_TYPED_CODES);
  g_assert_cmpint (exam_item_get_code_system (codes), ==, EXAM_CODE_SYSTEM_ICD_10_PCS);
  g_assert_cmpuint (exam_item_get_n_codes (codes), ==, 1);
  g_assert_cmpstr (exam_keyed_code_get_code (exam_item_get_code (codes, 0)), ==, "2W3DX1Z");
}

/* But for the case and the end of the first question all is as it was. */
static void
check_file (const char *path)
{
  g_autoptr (ExamBank) bank = read_bank (path);
  g_autofree char *before = make_template ();
  g_autofree char *text = read_text (path);
  g_autoptr (GString) rest = g_string_new (text);
  g_autofree char *piece = NULL;

  g_assert_cmpuint (exam_bank_get_n_items (bank), ==, N_TEMPLATE_ITEMS + 2);
  check_case (bank);
  g_assert_cmpuint (g_string_replace (rest, ADDITION, "", 0), ==, 1);
  piece = find_insertion (before, rest->str);
  g_test_message ("%s", piece);
  /* The bracket before it may as well be the one behind it. */
  g_assert_nonnull (strstr (piece, "case id=\"" ID "-case-1\""));
  g_assert_nonnull (strstr (piece, "</case>"));
}

static void
test_form (void)
{
  g_autofree char *home = test_make_folder ();
  g_autofree char *path = make_path (home);
  ExamRobot *robot;

  make_exams (home);
  robot = exam_robot_start (home, NULL);
  make_bank (robot);
  change_stem (robot);
  write_case (robot);
  write_choice (robot);
  write_codes (robot);
  fix_finding (robot);
  try_question (robot, "Outpatient");
  save (robot);
  check_file (path);
  close_bank (robot);
  sit (robot, path);
  exam_robot_close (robot);
  exam_robot_free (robot);
  test_remove_folder (home);
}

/* --- The source --- */

#define SOURCE_STEM "Who signs a consent?"

/* The lines of a question, which the editor indents. */
static const char *const source_lines[] = {
  "<item id=\"" ID "-0003\" domain=\"compliance\">",
  "<stem>" SOURCE_STEM "</stem>",
  "<choice>",
  "<option key=\"yes\">The patient",
  "<why>It is theirs to give.</why></option>",
  "<option>The coder<why>Coders treat nobody.</why></option>",
  "</choice>",
  "<rationale>Who is treated consents.</rationale>",
  "<source title=\"Code of Ethics\"/>",
  "</item>",
  NULL
};

static char *
make_source_item (void)
{
  return g_strjoinv ("\n  ", (char **) source_lines);
}

/* Types a question before the first one, where the cursor is. */
static void
type_item (ExamRobot  *robot,
           const char *item)
{
  exam_robot_press (robot, "ctrl+e");
  exam_robot_wait_for_focus (robot, "Source of the bank");
  exam_robot_check_names (robot);
  for (guint i = 0; source_lines[i] != NULL; i++)
    {
      exam_robot_type (robot, source_lines[i]);
      exam_robot_wait_for_text_in (robot, "Source of the bank", source_lines[i]);
      /* Return would take a proposal that is still open. */
      exam_robot_press (robot, "Escape");
      exam_robot_press (robot, "Return");
    }
  exam_robot_wait_for_text_in (robot, "Source of the bank", item);
  robot_wait_for_prefix (robot, "1: " SOURCE_STEM);
  robot_wait_for (robot, "No problems");
}

/* Deletes the end tag of the question, sees what the program says about that, and takes it back. */
static void
break_and_undo (ExamRobot  *robot,
                const char *item)
{
  exam_robot_press (robot, "Up");
  exam_robot_press (robot, "End");
  for (guint i = 0; i < strlen ("</item>"); i++)
    exam_robot_press (robot, "BackSpace");
  robot_wait_for_prefix (robot, "1: " SOURCE_STEM ", " ID "-0003, Compliance, 2 errors");
  robot_wait_for (robot, "3 errors");
  exam_robot_press (robot, "ctrl+e");
  robot_wait_for_prefix (robot, "The source is not well-formed at line ");
  exam_robot_check_names (robot);
  robot_tab_and_press (robot, "Show in source", "Return");
  exam_robot_wait_for_focus (robot, "Source of the bank");
  exam_robot_press (robot, "ctrl+z");
  exam_robot_wait_for_text_in (robot, "Source of the bank", item);
  robot_wait_for (robot, "No problems");
}

static void
test_source (void)
{
  /* Now and then the list of proposals is drawn before it has a place, of which GTK 4.8 warns. */
  const char *environment[] = { "G_DEBUG=gc-friendly,fatal-criticals", NULL };
  g_autofree char *home = test_make_folder ();
  g_autofree char *path = make_path (home);
  g_autofree char *item = make_source_item ();
  g_autofree char *before = make_template ();
  g_autofree char *text = NULL;
  g_autofree char *piece = NULL;
  g_autoptr (ExamBank) bank = NULL;
  ExamRobot *robot;

  make_exams (home);
  robot = exam_robot_start (home, environment);
  make_bank (robot);
  type_item (robot, item);
  break_and_undo (robot, item);
  exam_robot_press (robot, "ctrl+e");
  exam_robot_wait_for_text_in (robot, "Question", SOURCE_STEM);
  exam_robot_check_names (robot);
  save (robot);
  text = read_text (path);
  piece = find_insertion (before, text);
  g_assert_cmpuint (strlen (piece), ==, strlen (item) + strlen ("\n  "));
  g_assert_nonnull (strstr (text, item));
  bank = read_bank (path);
  g_assert_cmpuint (exam_bank_get_n_items (bank), ==, N_TEMPLATE_ITEMS + 1);

  try_question (robot, "The patient");
  exam_robot_close (robot);
  exam_robot_free (robot);
  test_remove_folder (home);
}

/* --- A draft --- */

/* What was typed is there when the program is started after its death, and the file is as it was. */
static void
test_kill (void)
{
  g_autofree char *home = test_make_folder ();
  g_autofree char *path = make_path (home);
  g_autofree char *before = make_template ();
  g_autofree char *text = NULL;
  ExamRobot *robot;

  make_exams (home);
  robot = exam_robot_start (home, NULL);
  make_bank (robot);
  change_stem (robot);
  exam_robot_kill (robot);
  exam_robot_free (robot);
  text = read_text (path);
  g_assert_cmpstr (text, ==, before);

  robot = exam_robot_start (home, NULL);
  robot_tab_and_press (robot, "Author", "Return");
  robot_wait_for (robot, "Unsaved work");
  exam_robot_go_to_prefix (robot, "Tab", ID ".xml, Written until ");
  exam_robot_press (robot, "Return");
  exam_robot_wait_for_text_in (robot, "Question", ADDITION);
  save (robot);
  g_free (text);
  text = read_text (path);
  g_assert_nonnull (strstr (text, ADDITION));
  exam_robot_close (robot);
  exam_robot_free (robot);
  test_remove_folder (home);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/e2e-author/form", test_form);
  g_test_add_func ("/e2e-author/source", test_source);
  g_test_add_func ("/e2e-author/kill", test_kill);

  return g_test_run ();
}
