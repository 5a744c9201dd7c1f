/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-problem-list-private.h"

#include <glib/gi18n.h>

#include "app/author/exam-problem-item.h"
#include "app/shared/exam-compat.h"
#include "app/shared/exam-list-focus.h"
#include "app/shared/exam-widget.h"

/* More than anyone mends in one go; what is mended makes room for the rest. */
#define MAX_ROWS 1000

/* How many rows that go or are new, one behind the other, are told from all being others, and in how many places: each is a
 * change of the list by itself. */
#define MAX_GAP 8
#define MAX_GAPS 8

G_DEFINE_FINAL_TYPE (ExamProblemList, exam_problem_list, GTK_TYPE_WIDGET)

enum {
  SIGNAL_OPENED,
  SIGNAL_ALLOWED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Returns: (transfer none) (nullable) */
static ExamProblem *
get_selected (ExamProblemList *self)
{
  ExamProblemItem *item = gtk_single_selection_get_selected_item (self->selection);

  return item != NULL ? exam_problem_item_get_problem (item) : NULL;
}

/* Leads to the place of the problem at @index. */
void
exam_problem_list_open (ExamProblemList *self,
             guint            index)
{
  g_autoptr (ExamProblemItem) item = g_list_model_get_item (G_LIST_MODEL (self->store), index);

  if (item != NULL)
    g_signal_emit (self, signals[SIGNAL_OPENED], 0, exam_problem_item_get_problem (item));
}

static void
selected_cb (ExamProblemList *self)
{
  ExamProblem *problem = get_selected (self);

  gtk_widget_set_sensitive (self->allow_button, problem != NULL && exam_problem_get_rule (problem) != NULL);
}

/* --- Switching a rule off --- */

/* What is asked about, and the entry for the answer. */
typedef struct {
  ExamProblemList *list;
  ExamProblem     *problem;
  GtkEditable     *entry;
} Question;

static void
question_free (Question *question)
{
  g_object_unref (question->list);
  exam_problem_unref (question->problem);
  g_object_unref (question->entry);
  g_free (question);
}

static void
allow_cb (const char *response,
          gpointer    user_data)
{
  Question *question = user_data;
  g_autofree char *because = g_strstrip (g_strdup (gtk_editable_get_text (question->entry)));

  if (!g_str_equal (response, "allow") || *because == '\0')
    return;
  g_signal_emit (question->list, signals[SIGNAL_ALLOWED], 0, exam_problem_get_rule (question->problem),
                 exam_problem_get_item_id (question->problem), because);
}

static void
allow_clicked_cb (ExamProblemList *self)
{
  const ExamAlertResponse responses[] = {
    { "cancel", _("_Cancel"), ADW_RESPONSE_DEFAULT },
    { "allow", _("_Allow"), ADW_RESPONSE_SUGGESTED },
  };
  ExamProblem *problem = get_selected (self);
  GtkWidget *entry = gtk_entry_new ();
  Question *question;
  g_autofree char *body = NULL;
  GtkWidget *alert;

  if (problem == NULL)
    return;

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("Because…"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Reason"), -1);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  question = g_new0 (Question, 1);
  question->list = g_object_ref (self);
  question->problem = exam_problem_ref (problem);
  question->entry = g_object_ref_sink (GTK_EDITABLE (entry));

  if (exam_problem_get_item_id (problem) != NULL)
    /* Translators: the name of a rule, and that of a question */
    body = g_strdup_printf (_("The rule “%s” will not be applied to question “%s” any more. Say why, for whoever reads the bank."),
                            exam_problem_get_rule (problem), exam_problem_get_item_id (problem));
  else
    body = g_strdup_printf (_("The rule “%s” will not be applied to this bank any more. Say why, for whoever reads the bank."),
                            exam_problem_get_rule (problem));
  alert = exam_compat_alert (GTK_WIDGET (self), _("Allow this?"), body, responses, G_N_ELEMENTS (responses), "cancel",
                             allow_cb, question, (GDestroyNotify) question_free);
  exam_compat_set_alert_child (alert, entry);
  gtk_widget_grab_focus (entry);
}

/* --- What is shown --- */

/* Whether they are of the same kind and place, so that one row can be that of the other. What a message says may have changed all
 * the same: many name a line, and a line that is typed moves all problems below it. */
static gboolean
is_alike (ExamProblem *a,
          ExamProblem *b)
{
  return g_strcmp0 (exam_problem_get_item_id (a), exam_problem_get_item_id (b)) == 0 &&
         g_strcmp0 (exam_problem_get_rule (a), exam_problem_get_rule (b)) == 0 &&
         exam_problem_get_severity (a) == exam_problem_get_severity (b);
}

typedef gboolean (*Compare) (ExamProblem *a,
                             ExamProblem *b);

static gboolean
stays_at (ExamProblemList *self,
          guint            index,
          ExamProblem     *problem,
          Compare          equal)
{
  g_autoptr (ExamProblemItem) item = g_list_model_get_item (G_LIST_MODEL (self->store), index);

  if (item == NULL || !equal (exam_problem_item_get_problem (item), problem))
    return FALSE;
  exam_problem_item_set_problem (item, problem);
  return TRUE;
}

/* Returns: how many rows from @index on are in front of that of @problem; 0 if it is not near */
static guint
find_gap (ExamProblemList *self,
          guint            index,
          ExamProblem     *problem,
          Compare          equal)
{
  for (guint n = 1; n <= MAX_GAP; n++)
    if (stays_at (self, index + n, problem, equal))
      return n;
  return 0;
}

/* Returns: how many of @problems from @index on are new in front of that of the row there; 0 if it is not near */
static guint
find_new (ExamProblemList    *self,
          guint               index,
          const ExamProblems *problems,
          guint               n_new,
          Compare             equal)
{
  for (guint n = 1; n <= MAX_GAP && index + n < n_new; n++)
    if (stays_at (self, index, exam_problems_get (problems, index + n), equal))
      return n;
  return 0;
}

static void
replace_rows (ExamProblemList    *self,
              guint               first,
              guint               n_removed,
              const ExamProblems *problems,
              guint               n_added)
{
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = first; i < first + n_added; i++)
    g_ptr_array_add (added, exam_problem_item_new (exam_problems_get (problems, i)));
  if (n_removed > 0 || n_added > 0)
    g_list_store_splice (self->store, first, n_removed, added->pdata, added->len);
}

/* What is mended or added moves all behind it, also beyond the last row, so that the end is no other place to begin from. Returns:
 * whether the row at @index is that of the problem there, or some were added or removed to make it so */
static gboolean
fit_row (ExamProblemList    *self,
         guint               index,
         const ExamProblems *problems,
         guint               n_new,
         Compare             equal,
         guint              *n_gaps)
{
  ExamProblem *problem = exam_problems_get (problems, index);
  guint n;

  if (stays_at (self, index, problem, equal))
    return TRUE;
  if (*n_gaps == MAX_GAPS)
    return FALSE;
  if ((n = find_gap (self, index, problem, equal)) > 0)
    replace_rows (self, index, n, problems, 0);
  else if ((n = find_new (self, index, problems, n_new, equal)) > 0)
    replace_rows (self, index, 0, problems, n);
  *n_gaps += n > 0;
  return n > 0;
}

/**
 * exam_problem_list_set_problems:
 * @self: a list
 * @problems: what is wrong now
 *
 * Shows problems. Rows that stay keep selection and focus.
 */
void
exam_problem_list_set_problems (ExamProblemList    *self,
                                const ExamProblems *problems)
{
  guint n_new, n_old, n_shown, n_gaps = 0, first = 0, last = 0;
  g_autofree char *more = NULL;

  g_return_if_fail (EXAM_IS_PROBLEM_LIST (self));
  g_return_if_fail (problems != NULL);

  n_shown = exam_problems_get_n (problems);
  n_new = MIN (n_shown, MAX_ROWS);
  while (first < n_new && (fit_row (self, first, problems, n_new, exam_problem_list_is_same, &n_gaps) ||
                           fit_row (self, first, problems, n_new, is_alike, &n_gaps)))
    first++;
  n_old = g_list_model_get_n_items (G_LIST_MODEL (self->store));
  while (last < MIN (n_new, n_old) - first &&
         stays_at (self, n_old - 1 - last, exam_problems_get (problems, n_new - 1 - last), exam_problem_list_is_same))
    last++;
  replace_rows (self, first, n_old - first - last, problems, n_new - first - last);
  exam_problem_list_fill_rows (self);

  if (n_shown > MAX_ROWS)
    more = g_strdup_printf (_("The first %d of %u problems are listed."), MAX_ROWS, n_shown);
  gtk_label_set_text (self->more_label, more != NULL ? more : "");
  gtk_widget_set_visible (self->bar, n_new > 0);
  gtk_stack_set_visible_child_name (self->stack, n_new > 0 ? "problems" : "nothing");
  selected_cb (self);
}

static int
measure_height (GtkWidget *widget,
                int        width)
{
  int least, height;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, MAX (least, width), NULL, &height, NULL, NULL);
  return height;
}

/**
 * exam_problem_list_measure_rows:
 * @self: a list that is shown
 * @n_rows: rows
 *
 * Returns: in pixels, how high the list is at its width with so many whole rows; where there are fewer, with room for others as
 *   high as the last one. 0 while nothing is wrong, -1 while its width is not known.
 */
int
exam_problem_list_measure_rows (ExamProblemList *self,
                                guint            n_rows)
{
  GtkWidget *row;
  int row_height = 0, height = 0;

  g_return_val_if_fail (EXAM_IS_PROBLEM_LIST (self), 0);

  if (g_list_model_get_n_items (G_LIST_MODEL (self->store)) == 0)
    return 0;
  if (gtk_widget_get_width (GTK_WIDGET (self->list_view)) == 0)
    return -1;
  row = gtk_widget_get_first_child (GTK_WIDGET (self->list_view));
  for (guint i = 0; i < n_rows; i++)
    {
      if (row != NULL)
        row_height = measure_height (row, gtk_widget_get_width (GTK_WIDGET (self->list_view)));
      height += row_height;
      row = row != NULL ? gtk_widget_get_next_sibling (row) : NULL;
    }
  return height + measure_height (self->bar, gtk_widget_get_width (GTK_WIDGET (self)));
}

/** Returns: (transfer full): how many there are, in words: "2 errors, 1 warning" */
char *
exam_problem_list_dup_summary (const ExamProblems *problems)
{
  guint n_errors, n_warnings;
  g_autofree char *errors = NULL, *warnings = NULL;

  g_return_val_if_fail (problems != NULL, NULL);

  n_errors = exam_problems_count (problems, EXAM_SEVERITY_ERROR);
  n_warnings = exam_problems_count (problems, EXAM_SEVERITY_WARNING);
  errors = g_strdup_printf (ngettext ("%u error", "%u errors", n_errors), n_errors);
  warnings = g_strdup_printf (ngettext ("%u warning", "%u warnings", n_warnings), n_warnings);
  if (n_errors + n_warnings == 0)
    return g_strdup (_("No problems"));
  if (n_errors == 0 || n_warnings == 0)
    return g_strdup (n_errors > 0 ? errors : warnings);
  /* Translators: two counts, such as “2 errors, 1 warning” */
  return g_strdup_printf (_("%s, %s"), errors, warnings);
}

/* --- GObject --- */

static gboolean
exam_problem_list_grab_focus (GtkWidget *widget)
{
  return exam_list_focus_grab (GTK_WIDGET (EXAM_PROBLEM_LIST (widget)->list_view));
}

static void
exam_problem_list_dispose (GObject *object)
{
  ExamProblemList *self = EXAM_PROBLEM_LIST (object);

  g_clear_handle_id (&self->source, g_source_remove);
  exam_widget_dispose_template (GTK_WIDGET (object), EXAM_TYPE_PROBLEM_LIST);
  g_clear_object (&self->selection);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (exam_problem_list_parent_class)->dispose (object);
}

static void
exam_problem_list_finalize (GObject *object)
{
  g_ptr_array_unref (EXAM_PROBLEM_LIST (object)->rows);
  G_OBJECT_CLASS (exam_problem_list_parent_class)->finalize (object);
}

static void
exam_problem_list_class_init (ExamProblemListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exam_problem_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = exam_problem_list_finalize;
  widget_class->focus = exam_widget_focus_children;
  widget_class->grab_focus = exam_problem_list_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mockingbird/Mockingbird/exam-problem-list.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamProblemList, stack);
  gtk_widget_class_bind_template_child (widget_class, ExamProblemList, list_view);
  gtk_widget_class_bind_template_child (widget_class, ExamProblemList, bar);
  gtk_widget_class_bind_template_child (widget_class, ExamProblemList, more_label);
  gtk_widget_class_bind_template_child (widget_class, ExamProblemList, allow_button);
  gtk_widget_class_bind_template_callback_full (widget_class, "activate_cb", G_CALLBACK (exam_problem_list_open));
  gtk_widget_class_bind_template_callback (widget_class, allow_clicked_cb);
  exam_problem_list_bind_rows (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  /**
   * ExamProblemList::opened:
   * @problem: what is wrong
   *
   * The author wants to see the place of a problem.
   */
  signals[SIGNAL_OPENED] = g_signal_new ("opened", EXAM_TYPE_PROBLEM_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, EXAM_TYPE_PROBLEM);
  /**
   * ExamProblemList::allowed:
   * @rule: a rule of the checker
   * @item_id: (nullable): an item, or %NULL for the bank
   * @because: why
   *
   * The author wants to switch a rule off.
   */
  signals[SIGNAL_ALLOWED] = g_signal_new ("allowed", EXAM_TYPE_PROBLEM_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);
}

static void
exam_problem_list_init (ExamProblemList *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->store = g_list_store_new (EXAM_TYPE_PROBLEM_ITEM);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->store)));
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
}

GtkWidget *
exam_problem_list_new (void)
{
  return g_object_new (EXAM_TYPE_PROBLEM_LIST, NULL);
}
