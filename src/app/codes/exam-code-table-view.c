/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/codes/exam-code-table-view.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/codes/exam-code-column-view.h"
#include "app/codes/exam-code-item.h"
#include "app/shared/exam-a11y.h"
#include "app/shared/exam-compat.h"
#include "app/shared/exam-widget.h"

/* A code of ICD-10-PCS built by its tables, character by character: each column shows what those before it allow. */
struct _ExamCodeTableView
{
  GtkWidget parent_instance;

  /* Template */
  GtkStack          *stack;
  GtkBox            *columns_box;
  GtkLabel          *code_label;
  GtkLabel          *title_label;
  GtkDropDown       *year_drop_down;
  GtkWidget         *clear_button;
  GtkWidget         *copy_button;

  ExamCodeColumnView *columns[EXAM_CODE_TABLE_AXES];  /* borrowed children of the box */

  /* Owned */
  ExamCodeStore *store;      /* (nullable) */
  GCancellable  *building;   /* (nullable): of the last question */
  ExamCodeBuild *build;      /* (nullable): what is shown */
  GArray        *year_list;  /* (element-type guint): in the order of the drop-down */

  gboolean updating;
  gboolean focus_next;       /* once the answer is there, on to the next column */
};

G_DEFINE_FINAL_TYPE (ExamCodeTableView, exam_code_table_view, GTK_TYPE_WIDGET)

typedef struct {
  guint year;
  char *wanted;   /* (owned) */
} Wanted;

static void
wanted_free (gpointer data)
{
  g_free (((Wanted *) data)->wanted);
  g_free (data);
}

static gpointer
build_func (ExamCodeBooks *books,
            gpointer       data,
            GError       **error)
{
  const Wanted *wanted = data;

  return exam_code_build_load (books, wanted->year, wanted->wanted, error);
}

/* --- What is built --- */

static void
show_code (ExamCodeTableView *self)
{
  const ExamCodeBuild *build = self->build;
  g_autoptr (GString) code = g_string_new (build->chosen);
  g_autofree char *title = NULL;
  gboolean complete = code->len == EXAM_CODE_TABLE_AXES;

  while (code->len < EXAM_CODE_TABLE_AXES)
    g_string_append_c (code, '_');
  if (build->entry != NULL)
    /* Translators: title of a code, and what it is: "Billable" */
    title = g_strdup_printf (_("%s · %s"), build->entry->title, exam_code_kind_get_name (build->entry->kind));
  else if (complete)
    title = g_strdup (_("The tables allow this code. Its title is in the order file of that year, which was not added."));
  else if (build->definition != NULL)
    title = g_strdup (build->definition);
  else
    title = g_strdup (_("Choose a value in each column, from left to right."));

  gtk_label_set_text (self->code_label, code->str);
  gtk_label_set_text (self->title_label, title);
  gtk_widget_set_sensitive (self->copy_button, complete);
  gtk_widget_set_sensitive (self->clear_button, *build->chosen != '\0');
  if (complete)
    {
      g_autofree char *message = g_strdup_printf ("%s, %s", build->chosen, title);

      exam_compat_announce (GTK_WIDGET (self), message);
    }
}

static void
show_build (ExamCodeTableView *self)
{
  const ExamCodeBuild *build = self->build;
  gsize n_chosen = strlen (build->chosen);

  for (guint i = 0; i < EXAM_CODE_TABLE_AXES; i++)
    exam_code_column_view_show (self->columns[i], i < build->columns->len ? g_ptr_array_index (build->columns, i) : NULL,
                                i < n_chosen ? build->chosen[i] : '\0');
  if (self->focus_next)
    exam_code_column_view_focus (self->columns[MIN (n_chosen, EXAM_CODE_TABLE_AXES - 1)]);
  self->focus_next = FALSE;
  show_code (self);
}

static void
built_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (ExamCodeTableView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ExamCodeBuild) build = exam_code_store_run_finish (EXAM_CODE_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->store == NULL)
    return;
  if (build == NULL)
    {
      gtk_label_set_text (self->title_label, error != NULL ? error->message : "");
      return;
    }
  g_clear_pointer (&self->build, exam_code_build_free);
  self->build = g_steal_pointer (&build);
  show_build (self);
}

static guint
get_year (ExamCodeTableView *self)
{
  guint selected = gtk_drop_down_get_selected (self->year_drop_down);

  return selected < self->year_list->len ? g_array_index (self->year_list, guint, selected) : 0;
}

static void
start (ExamCodeTableView *self,
       const char        *chosen)
{
  Wanted *wanted = g_new (Wanted, 1);

  g_cancellable_cancel (self->building);
  g_clear_object (&self->building);
  self->building = g_cancellable_new ();
  *wanted = (Wanted) { get_year (self), g_strdup (chosen) };
  exam_code_store_run_async (self->store, build_func, wanted, wanted_free, (GDestroyNotify) exam_code_build_free, self->building,
                             built_cb, g_object_ref (self));
}

/* What was chosen behind it is kept as far as the tables still allow it. */
static void
chosen_cb (ExamCodeTableView *self,
           guint              position,
           guint              code)
{
  g_autofree char *chosen = NULL;

  g_assert (EXAM_IS_CODE_TABLE_VIEW (self));

  if (self->build == NULL || position > strlen (self->build->chosen))
    return;
  if (position < strlen (self->build->chosen))
    {
      chosen = g_strdup (self->build->chosen);
      chosen[position] = (char) code;
    }
  else
    chosen = g_strdup_printf ("%s%c", self->build->chosen, (char) code);
  self->focus_next = TRUE;
  start (self, chosen);
}

static void
clear_clicked_cb (ExamCodeTableView *self)
{
  g_assert (EXAM_IS_CODE_TABLE_VIEW (self));
  self->focus_next = TRUE;
  start (self, "");
}

/* --- Years --- */

static void
year_changed_cb (ExamCodeTableView *self)
{
  GtkStringObject *year = gtk_drop_down_get_selected_item (self->year_drop_down);
  g_autofree char *name = NULL;

  g_assert (EXAM_IS_CODE_TABLE_VIEW (self));

  /* Translators: a drop-down for a screen reader: what is chosen */
  name = g_strdup_printf (_("Year: %s"), year != NULL ? gtk_string_object_get_string (year) : "");
  exam_a11y_name_drop_down (self->year_drop_down, name);
  if (!self->updating && self->store != NULL)
    start (self, self->build != NULL ? self->build->chosen : "");
}

static void
fill_years (ExamCodeTableView *self)
{
  const GPtrArray *books = exam_code_store_get_books (self->store);
  guint before = get_year (self);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  g_array_set_size (self->year_list, 0);
  for (guint i = 0; i < books->len; i++)
    {
      const ExamCodeBook *book = g_ptr_array_index (books, i);
      g_autofree char *name = exam_code_book_describe (book->system, book->year);

      if (book->n_tables == 0)
        continue;
      if (book->year == before)
        selected = self->year_list->len;
      g_array_append_val (self->year_list, book->year);
      gtk_string_list_append (names, name);
    }
  gtk_drop_down_set_model (self->year_drop_down, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->year_drop_down, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->year_drop_down), self->year_list->len > 1);
}

static void
store_changed_cb (ExamCodeTableView *self)
{
  g_assert (EXAM_IS_CODE_TABLE_VIEW (self));

  self->updating = TRUE;
  fill_years (self);
  self->updating = FALSE;
  gtk_stack_set_visible_child_name (self->stack, self->year_list->len > 0 ? "tables" : "nothing");
  if (self->year_list->len > 0)
    start (self, self->build != NULL ? self->build->chosen : "");
}

/* --- GObject --- */

static gboolean
exam_code_table_view_grab_focus (GtkWidget *widget)
{
  ExamCodeTableView *self = EXAM_CODE_TABLE_VIEW (widget);
  gsize n_chosen = self->build != NULL ? strlen (self->build->chosen) : 0;

  return exam_code_column_view_focus (self->columns[MIN (n_chosen, EXAM_CODE_TABLE_AXES - 1)]);
}

static void
exam_code_table_view_dispose (GObject *object)
{
  ExamCodeTableView *self = EXAM_CODE_TABLE_VIEW (object);

  g_cancellable_cancel (self->building);
  exam_widget_dispose_template (GTK_WIDGET (object), EXAM_TYPE_CODE_TABLE_VIEW);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (exam_code_table_view_parent_class)->dispose (object);
}

static void
exam_code_table_view_finalize (GObject *object)
{
  ExamCodeTableView *self = EXAM_CODE_TABLE_VIEW (object);

  g_clear_object (&self->building);
  g_clear_pointer (&self->build, exam_code_build_free);
  g_array_unref (self->year_list);
  G_OBJECT_CLASS (exam_code_table_view_parent_class)->finalize (object);
}

static void
exam_code_table_view_class_init (ExamCodeTableViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = exam_code_table_view_dispose;
  object_class->finalize = exam_code_table_view_finalize;
  widget_class->focus = exam_widget_focus_children;
  widget_class->grab_focus = exam_code_table_view_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mockingbird/Mockingbird/exam-code-table-view.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamCodeTableView, stack);
  gtk_widget_class_bind_template_child (widget_class, ExamCodeTableView, columns_box);
  gtk_widget_class_bind_template_child (widget_class, ExamCodeTableView, code_label);
  gtk_widget_class_bind_template_child (widget_class, ExamCodeTableView, title_label);
  gtk_widget_class_bind_template_child (widget_class, ExamCodeTableView, year_drop_down);
  gtk_widget_class_bind_template_child (widget_class, ExamCodeTableView, clear_button);
  gtk_widget_class_bind_template_child (widget_class, ExamCodeTableView, copy_button);
  gtk_widget_class_bind_template_callback (widget_class, clear_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, year_changed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
exam_code_table_view_init (ExamCodeTableView *self)
{
  self->year_list = g_array_new (FALSE, FALSE, sizeof (guint));
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < EXAM_CODE_TABLE_AXES; i++)
    {
      GtkWidget *column = exam_code_column_view_new (i);

      g_signal_connect_object (column, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->columns_box, column);
      self->columns[i] = EXAM_CODE_COLUMN_VIEW (column);
    }
}

/** Sets the books with the tables. Once. */
void
exam_code_table_view_set_code_store (ExamCodeTableView *self,
                                     ExamCodeStore     *store)
{
  g_return_if_fail (EXAM_IS_CODE_TABLE_VIEW (self));
  g_return_if_fail (EXAM_IS_CODE_STORE (store));

  g_set_object (&self->store, store);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  store_changed_cb (self);
}

/** Shows how @code is built by the tables of @year. */
void
exam_code_table_view_open (ExamCodeTableView *self,
                           guint              year,
                           const char        *code)
{
  g_return_if_fail (EXAM_IS_CODE_TABLE_VIEW (self));

  self->updating = TRUE;
  for (guint i = 0; i < self->year_list->len; i++)
    if (g_array_index (self->year_list, guint, i) == year)
      gtk_drop_down_set_selected (self->year_drop_down, i);
  self->updating = FALSE;
  self->focus_next = TRUE;
  start (self, code);
}

/** Returns: (transfer full) (nullable): the code that is built, when it is complete */
char *
exam_code_table_view_dup_code (ExamCodeTableView *self)
{
  g_return_val_if_fail (EXAM_IS_CODE_TABLE_VIEW (self), NULL);
  return self->build != NULL && strlen (self->build->chosen) == EXAM_CODE_TABLE_AXES ? g_strdup (self->build->chosen) : NULL;
}
