/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "app/question/exam-answer-view.h"
#include "app/question/exam-questions-view.h"
#include "app/results/exam-error-groups-view.h"
#include "exam-manual-clock.h"
#include "insight/exam-error-log.h"
#include "sitting/exam-sitting.h"
#include "test-support.h"

/* The review of a past sitting. */

typedef struct {
  ExamManualClock *clock;
  ExamSitting     *sitting;
  ExamScore       *score;
  GtkWidget       *window;
} Fixture;

/* Four items in four minutes, of which the second option is right. 0: right, changed and flagged; 1: wrong, with a note;
 * 2: typed codes, right; 3: not answered */
static void
set_up (Fixture      *self,
        gconstpointer data)
{
  const ExamRules rules = { .relaxed = TRUE, .time_percent = 100 };
  g_autoptr (ExamFormats) formats = test_load_formats ();
  ExamFormat *format = exam_formats_find (formats, "ccs-2025");
  const char *first = ((const ExamDomain *) g_ptr_array_index (format->domains, 0))->id;
  const char *second = ((const ExamDomain *) g_ptr_array_index (format->domains, 1))->id;
  g_autoptr (ExamForm) form = exam_form_new (format, 1, 4, TRUE);
  g_autoptr (ExamItem) codes = test_make_codes ("codes", second, FALSE, "I10");
  const guint8 order[] = { 3, 2, 1, 0 };

  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *id = g_strdup_printf ("item-%u", i);
      g_autoptr (ExamItem) item = test_make_choice (id, first, 4, "B");

      exam_form_add (form, i == 2 ? codes : item, NULL, FALSE, i == 0 ? order : NULL);
    }

  self->clock = exam_manual_clock_new ();
  self->sitting = exam_sitting_new (form, &rules, EXAM_CLOCK (self->clock));
  exam_sitting_begin (self->sitting);
  exam_manual_clock_advance (self->clock, 10);
  exam_sitting_choose (self->sitting, 0);
  exam_sitting_flag (self->sitting, TRUE);
  exam_sitting_strike (self->sitting, 3, TRUE);
  exam_sitting_next (self->sitting);
  exam_manual_clock_advance (self->clock, 20);
  exam_sitting_choose (self->sitting, 2);
  exam_sitting_note (self->sitting, "why?");
  exam_sitting_next (self->sitting);
  exam_sitting_answer (self->sitting, "I10");
  exam_sitting_go_to (self->sitting, 0);
  exam_manual_clock_advance (self->clock, 5);
  exam_sitting_choose (self->sitting, 1);
  exam_sitting_end (self->sitting);
  self->score = exam_score_new (exam_sitting_get_transcript (self->sitting));
  self->window = gtk_window_new ();
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  exam_score_free (self->score);
  g_assert_finalize_object (self->sitting);
  g_assert_finalize_object (self->clock);
}

static ExamQuestionsView *
show_questions (Fixture *self)
{
  GtkWidget *view = g_object_new (EXAM_TYPE_QUESTIONS_VIEW, NULL);

  gtk_window_set_child (GTK_WINDOW (self->window), view);
  exam_questions_view_show (EXAM_QUESTIONS_VIEW (view), exam_sitting_get_transcript (self->sitting), self->score);
  return EXAM_QUESTIONS_VIEW (view);
}

static gpointer
get_part (ExamQuestionsView *view,
          const char        *name)
{
  return gtk_widget_get_template_child (GTK_WIDGET (view), EXAM_TYPE_QUESTIONS_VIEW, name);
}

static GtkWidget *
get_chip (ExamQuestionsView *view,
          ExamTrait          trait)
{
  return gtk_flow_box_child_get_child (gtk_flow_box_get_child_at_index (get_part (view, "chips_box"), (int) trait));
}

static void
toggle (ExamQuestionsView *view,
        ExamTrait          trait)
{
  GtkToggleButton *chip = GTK_TOGGLE_BUTTON (get_chip (view, trait));

  gtk_toggle_button_set_active (chip, !gtk_toggle_button_get_active (chip));
}

/* Asserts which questions are shown, a digit for each position. */
static void
assert_shown (ExamQuestionsView *view,
              const char        *positions,
              const char        *count)
{
  g_autoptr (GString) shown = g_string_new (NULL);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (get_part (view, "list_box"), i)) != NULL; i++)
    if (gtk_widget_get_visible (GTK_WIDGET (row)))
      g_string_append_printf (shown, "%d", i);
  g_assert_cmpstr (shown->str, ==, positions);
  g_assert_cmpstr (gtk_label_get_text (get_part (view, "count_label")), ==, count);
  g_assert_true (gtk_widget_get_visible (get_part (view, "nothing_box")) == (*positions == '\0'));
  g_assert_true (gtk_widget_get_visible (get_part (view, "show_all_button")) ==
                 exam_review_list_is_filtered (exam_questions_view_get_list (view)));
}

static void
test_filters (Fixture      *self,
              gconstpointer data)
{
  ExamQuestionsView *view = show_questions (self);

  assert_shown (view, "0123", "4 of 4 questions");
  toggle (view, EXAM_TRAIT_MISSED);
  assert_shown (view, "13", "2 of 4 questions");
  toggle (view, EXAM_TRAIT_NOTED);
  assert_shown (view, "1", "1 of 4 questions");
  toggle (view, EXAM_TRAIT_FLAGGED);
  assert_shown (view, "", "0 of 4 questions");
  gtk_widget_activate_action (GTK_WIDGET (view), "questions.show-all", NULL);
  assert_shown (view, "0123", "4 of 4 questions");
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (get_chip (view, EXAM_TRAIT_MISSED))));

  gtk_drop_down_set_selected (get_part (view, "domain_drop_down"), 2);
  assert_shown (view, "2", "1 of 4 questions");
  toggle (view, EXAM_TRAIT_MISSED);
  assert_shown (view, "", "0 of 4 questions");
  gtk_drop_down_set_selected (get_part (view, "domain_drop_down"), 0);
  assert_shown (view, "13", "2 of 4 questions");

  /* Another sitting begins with all its questions. */
  exam_questions_view_show (view, exam_sitting_get_transcript (self->sitting), self->score);
  assert_shown (view, "0123", "4 of 4 questions");
}

/* What no question has cannot be asked for. */
static void
test_chips (Fixture      *self,
            gconstpointer data)
{
  static const struct { ExamTrait trait; const char *count; } chips[] = {
    { EXAM_TRAIT_MISSED, "2" }, { EXAM_TRAIT_OMITTED, "1" }, { EXAM_TRAIT_FLAGGED, "1" }, { EXAM_TRAIT_CHANGED, "1" },
    { EXAM_TRAIT_SLOW, "0" }, { EXAM_TRAIT_UNSCORED, "0" }, { EXAM_TRAIT_NOTED, "1" },
  };
  ExamQuestionsView *view = show_questions (self);

  for (guint i = 0; i < G_N_ELEMENTS (chips); i++)
    {
      GtkWidget *chip = get_chip (view, chips[i].trait);
      GtkWidget *count = gtk_widget_get_last_child (gtk_button_get_child (GTK_BUTTON (chip)));

      g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (count)), ==, chips[i].count);
      g_assert_true (gtk_widget_get_sensitive (chip) == !g_str_equal (chips[i].count, "0"));
    }
}

/* --- One question --- */

static const char *
get_text (ExamAnswerView *view,
          const char     *label)
{
  return gtk_label_get_text (GTK_LABEL (gtk_widget_get_template_child (GTK_WIDGET (view), EXAM_TYPE_ANSWER_VIEW, label)));
}

/* Options are served in the order DCBA; letters are those of the screen. */
static void
test_course (Fixture      *self,
             gconstpointer data)
{
  static const struct { const char *time; const char *answers; const char *note; } expected[] = {
    { "Time 0:15, exam's pace 1:00", "Answers: D (at 0:10)  →  C (at 0:35)", NULL },
    { "Time 0:20, exam's pace 1:00", "Answers: C (at 0:30)", "why?" },
    { "Time 0:00, exam's pace 1:00", "Answers: I10 (at 0:30)", NULL },
    { "Time 0:00, exam's pace 1:00", NULL, NULL },
  };
  GtkWidget *view = g_object_new (EXAM_TYPE_ANSWER_VIEW, NULL);
  GtkWidget *changes_label, *note_box;

  gtk_window_set_child (GTK_WINDOW (self->window), view);
  changes_label = GTK_WIDGET (gtk_widget_get_template_child (view, EXAM_TYPE_ANSWER_VIEW, "changes_label"));
  note_box = GTK_WIDGET (gtk_widget_get_template_child (view, EXAM_TYPE_ANSWER_VIEW, "note_box"));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      exam_answer_view_show (EXAM_ANSWER_VIEW (view), exam_sitting_get_transcript (self->sitting), self->score, i);
      g_assert_cmpstr (get_text (EXAM_ANSWER_VIEW (view), "time_label"), ==, expected[i].time);
      g_assert_true (gtk_widget_get_visible (changes_label) == (expected[i].answers != NULL));
      if (expected[i].answers != NULL)
        g_assert_cmpstr (get_text (EXAM_ANSWER_VIEW (view), "changes_label"), ==, expected[i].answers);
      g_assert_true (gtk_widget_get_visible (note_box) == (expected[i].note != NULL));
      if (expected[i].note != NULL)
        g_assert_cmpstr (get_text (EXAM_ANSWER_VIEW (view), "note_label"), ==, expected[i].note);
    }
}

/* The first question's last option, which is served first, was struck out; nothing else was. */
static void
test_struck (Fixture      *self,
             gconstpointer data)
{
  GtkWidget *view = g_object_new (EXAM_TYPE_ANSWER_VIEW, NULL);

  gtk_window_set_child (GTK_WINDOW (self->window), view);
  for (guint position = 0; position < 2; position++)
    {
      GtkWidget *card;

      exam_answer_view_show (EXAM_ANSWER_VIEW (view), exam_sitting_get_transcript (self->sitting), self->score, position);
      card = gtk_widget_get_first_child (
        GTK_WIDGET (gtk_widget_get_template_child (view, EXAM_TYPE_ANSWER_VIEW, "answers_box")));
      for (guint place = 0; card != NULL; place++, card = gtk_widget_get_next_sibling (card))
        g_assert_true (gtk_widget_has_css_class (card, "struck") == (position == 0 && place == 0));
    }
}

static char *
name_group (gconstpointer group,
            char        **detail,
            gpointer      data)
{
  return g_strdup (((const ExamErrorGroup *) group)->stem);
}

static void
free_group (gpointer group)
{
  g_array_unref (((ExamErrorGroup *) group)->indices);
  g_free (group);
}

static guint
count_rows (GtkListBox *list_box)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (list_box, (int) n) != NULL)
    n++;
  return n;
}

/* Few groups are all shown; many some at a time. */
static void
test_groups (Fixture      *self,
             gconstpointer data)
{
  static const struct { guint n_groups; guint n_rows[3]; } cases[] = {
    { 0, { 0, 0, 0 } }, { 12, { 12, 12, 12 } }, { 13, { 8, 13, 13 } }, { 70, { 8, 58, 70 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *view = g_object_new (EXAM_TYPE_ERROR_GROUPS_VIEW, "title", "By cause", NULL);
      GtkListBox *list_box = GTK_LIST_BOX (gtk_widget_get_template_child (view, EXAM_TYPE_ERROR_GROUPS_VIEW, "list_box"));
      GtkWidget *more = GTK_WIDGET (gtk_widget_get_template_child (view, EXAM_TYPE_ERROR_GROUPS_VIEW, "more_button"));
      g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (free_group);

      for (guint j = 0; j < cases[i].n_groups; j++)
        {
          ExamErrorGroup *group = g_new0 (ExamErrorGroup, 1);

          group->stem = "group";
          group->indices = g_array_new (FALSE, FALSE, sizeof (guint));
          g_array_append_val (group->indices, j);
          g_ptr_array_add (groups, group);
        }
      gtk_window_set_child (GTK_WINDOW (self->window), view);
      exam_error_groups_view_show (EXAM_ERROR_GROUPS_VIEW (view), groups, 100, name_group, NULL);
      g_assert_true (gtk_widget_get_visible (view) == (cases[i].n_groups > 0));
      for (guint j = 0; j < G_N_ELEMENTS (cases[i].n_rows); j++)
        {
          g_assert_cmpuint (count_rows (list_box), ==, cases[i].n_rows[j]);
          g_assert_true (gtk_widget_get_visible (more) == (cases[i].n_rows[j] < cases[i].n_groups));
          if (gtk_widget_get_visible (more))
            g_signal_emit_by_name (more, "clicked");
        }

      /* What was asked for stays when it is shown again. */
      exam_error_groups_view_show (EXAM_ERROR_GROUPS_VIEW (view), groups, 100, name_group, NULL);
      g_assert_cmpuint (count_rows (list_box), ==, cases[i].n_groups);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/review/groups", Fixture, NULL, set_up, test_groups, tear_down);
  g_test_add ("/review/filters", Fixture, NULL, set_up, test_filters, tear_down);
  g_test_add ("/review/chips", Fixture, NULL, set_up, test_chips, tear_down);
  g_test_add ("/review/course", Fixture, NULL, set_up, test_course, tear_down);
  g_test_add ("/review/struck", Fixture, NULL, set_up, test_struck, tear_down);

  return g_test_run ();
}
