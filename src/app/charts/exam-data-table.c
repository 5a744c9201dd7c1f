/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/charts/exam-data-table.h"

#include "app/charts/exam-chart.h"
#include "app/shared/exam-widget.h"

#define COLUMN "exam-column"
#define MOST_ROWS 10   /* in sight at once */
#define MOST_CHARS 40  /* in a cell; what is longer ends in dots */
#define ROW_PADDING 9
#define FIRST_ROWS 12  /* that are there at once: what is in sight, and a little more */
#define NEXT_CELLS 350 /* that are made before the window may do something else */
#define MADE_ROWS 210  /* GTK makes no more than these, however many there are */
#define KEPT_ROWS 300  /* whose texts are remembered */

/* The data of a chart as a table, for those who cannot see the chart or want the figures. Only rows in sight are made. */
struct _ExamDataTable
{
  GtkWidget parent_instance;

  GtkScrolledWindow *scrolled;  /* borrowed: a child */
  GtkColumnView     *view;      /* borrowed: inside it */

  GtkStringList *headings;      /* (owned) (nullable) */
  GListModel    *rows;          /* (owned) (nullable) */
  GHashTable    *made;          /* (owned) index → GtkStringList, owned: rows that were asked for lately */
  GArray        *widths;        /* (owned) (element-type guint): characters in each column, as wide as what was shown of it */

  GListStore        *places;    /* (owned) (element-type GObject): as many as there are rows */
  GtkSliceListModel *slice;     /* (owned) (nullable): those that the view has already */
  GHashTable        *cells;     /* (owned) GtkListItem → its factory, both borrowed: those that show something */
  guint              growing;   /* source that gives it more, or 0 */
};

G_DEFINE_FINAL_TYPE (ExamDataTable, exam_data_table, GTK_TYPE_WIDGET)

static guint
get_column (GtkSignalListItemFactory *factory)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), COLUMN));
}

/* A label would be measured for each of the some hundred rows that GTK makes at once: an inscription is as wide as it is told. */
static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item)
{
  GtkWidget *text = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (text), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_widget_add_css_class (text, "numeric");
  gtk_list_item_set_child (list_item, text);
}

/* A column is as wide as its widest cell: those that come later widen it, and rows that nobody looks at are not made for it. */
static guint
widen (ExamDataTable *self,
       guint          column,
       const char    *text)
{
  guint *width = &g_array_index (self->widths, guint, column);
  /* Digits and per cent signs are wider than the average that characters are taken for. */
  guint n_chars = (guint) MIN (g_utf8_strlen (text, -1) + 2, MOST_CHARS);

  *width = MAX (*width, n_chars);
  return *width;
}

/* GTK has no name for a row but what it is given: each figure with the heading of its column. */
static void
name_row (ExamDataTable *self,
          GtkWidget     *cell,
          GtkStringList *row)
{
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (row)); i++)
    if (*gtk_string_list_get_string (row, i) != '\0')
      g_string_append_printf (name, "%s%s: %s", name->len > 0 ? ", " : "", gtk_string_list_get_string (self->headings, i),
                              gtk_string_list_get_string (row, i));
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (cell)), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str, -1);
}

/* Each cell of a row asks for it. Returns: (transfer none) */
static GtkStringList *
get_row (ExamDataTable *self,
         guint          index)
{
  GtkStringList *row = g_hash_table_lookup (self->made, GUINT_TO_POINTER (index));

  if (row != NULL)
    return row;

  if (g_hash_table_size (self->made) >= KEPT_ROWS)
    g_hash_table_remove_all (self->made);
  row = g_list_model_get_item (self->rows, index);
  g_hash_table_insert (self->made, GUINT_TO_POINTER (index), row);
  return row;
}

static void
write_cell (ExamDataTable            *self,
            GtkSignalListItemFactory *factory,
            GtkListItem              *list_item)
{
  guint column = get_column (factory);
  GtkStringList *row = get_row (self, gtk_list_item_get_position (list_item));
  GtkWidget *text = gtk_list_item_get_child (list_item);
  const char *cell = gtk_string_list_get_string (row, column);

  gtk_inscription_set_min_chars (GTK_INSCRIPTION (text), widen (self, column, cell));
  gtk_inscription_set_text (GTK_INSCRIPTION (text), cell);
  if (column == 0)
    name_row (self, gtk_widget_get_parent (text), row);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item,
         ExamDataTable            *self)
{
  g_assert (EXAM_IS_DATA_TABLE (self));
  g_hash_table_insert (self->cells, list_item, factory);
  write_cell (self, factory, list_item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *list_item,
           ExamDataTable            *self)
{
  g_assert (EXAM_IS_DATA_TABLE (self));
  g_hash_table_remove (self->cells, list_item);
}

static void
exam_data_table_dispose (GObject *object)
{
  ExamDataTable *self = EXAM_DATA_TABLE (object);

  g_clear_handle_id (&self->growing, g_source_remove);
  exam_widget_remove_children (GTK_WIDGET (self));
  g_clear_object (&self->slice);
  g_clear_object (&self->headings);
  g_clear_object (&self->rows);
  G_OBJECT_CLASS (exam_data_table_parent_class)->dispose (object);
}

static void
exam_data_table_finalize (GObject *object)
{
  ExamDataTable *self = EXAM_DATA_TABLE (object);

  g_object_unref (self->places);
  g_hash_table_unref (self->cells);
  g_hash_table_unref (self->made);
  g_array_unref (self->widths);
  G_OBJECT_CLASS (exam_data_table_parent_class)->finalize (object);
}

static void
exam_data_table_class_init (ExamDataTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = exam_data_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = exam_data_table_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
exam_data_table_init (ExamDataTable *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->widths = g_array_new (FALSE, TRUE, sizeof (guint));
  self->made = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  self->cells = g_hash_table_new (NULL, NULL);
  self->places = g_list_store_new (G_TYPE_OBJECT);
  self->scrolled = GTK_SCROLLED_WINDOW (scrolled);
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_widget_set_parent (scrolled, GTK_WIDGET (self));
}

static void
add_column (ExamDataTable *self,
            guint          index)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column =
    gtk_column_view_column_new (gtk_string_list_get_string (self->headings, index), factory);

  g_object_set_data (G_OBJECT (factory), COLUMN, GUINT_TO_POINTER (index));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_DEFAULT);
  gtk_column_view_append_column (self->view, column);
}

/* A column view is content with the height of one row. */
static void
show_rows (ExamDataTable *self)
{
  int n_lines = (int) MIN (g_list_model_get_n_items (self->rows), MOST_ROWS) + 1;
  int row_height = exam_chart_get_text_height (GTK_WIDGET (self->view)) + ROW_PADDING;

  /* And a line for the scroll bar below them. */
  gtk_scrolled_window_set_min_content_height (self->scrolled, (n_lines + 1) * row_height);
}

/* A row has as many widgets as there are columns, and GTK makes some two hundred rows whatever is in sight: that would keep
 * the window for half a second. */
static gboolean
grow_cb (gpointer data)
{
  ExamDataTable *self = data;
  guint n_rows = g_list_model_get_n_items (self->rows);
  guint n_columns = g_list_model_get_n_items (G_LIST_MODEL (self->headings));
  guint n_there = gtk_slice_list_model_get_size (self->slice) + MAX (NEXT_CELLS / n_columns, 1);

  gtk_slice_list_model_set_size (self->slice, n_there < MADE_ROWS ? n_there : MAX (n_rows, MADE_ROWS));
  if (n_there < MADE_ROWS && n_there < n_rows)
    return G_SOURCE_CONTINUE;
  self->growing = 0;
  return G_SOURCE_REMOVE;
}

static gboolean
has_headings (ExamDataTable *self,
              GtkStringList *headings)
{
  guint n_headings = g_list_model_get_n_items (G_LIST_MODEL (headings));

  if (self->headings == NULL || g_list_model_get_n_items (G_LIST_MODEL (self->headings)) != n_headings)
    return FALSE;
  for (guint i = 0; i < n_headings; i++)
    if (!g_str_equal (gtk_string_list_get_string (self->headings, i), gtk_string_list_get_string (headings, i)))
      return FALSE;
  return TRUE;
}

static void
make_columns (ExamDataTable *self,
              GtkStringList *headings)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  guint n_headings = g_list_model_get_n_items (G_LIST_MODEL (headings));

  gtk_column_view_set_model (self->view, NULL);
  g_clear_object (&self->slice);
  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->view, column);
    }

  g_set_object (&self->headings, headings);
  g_array_set_size (self->widths, 0);
  g_array_set_size (self->widths, n_headings);
  for (guint i = 0; i < n_headings; i++)
    add_column (self, i);
}

/* For the view rows are places, which stay: it would throw away all widgets of rows that come instead of others. */
static void
set_n_places (ExamDataTable *self,
              guint          n_places)
{
  g_autoptr (GPtrArray) more = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_there = g_list_model_get_n_items (G_LIST_MODEL (self->places));

  for (guint i = n_there; i < n_places; i++)
    g_ptr_array_add (more, g_object_new (G_TYPE_OBJECT, NULL));
  g_list_store_splice (self->places, MIN (n_there, n_places), n_there - MIN (n_there, n_places), more->pdata, more->len);
}

static void
set_rows (ExamDataTable *self,
          GListModel    *rows)
{
  g_autoptr (GtkSelectionModel) model = NULL;
  GHashTableIter cells;
  gpointer list_item, factory;

  g_set_object (&self->rows, rows);
  g_hash_table_remove_all (self->made);
  set_n_places (self, g_list_model_get_n_items (rows));
  if (self->slice == NULL)
    {
      self->slice = gtk_slice_list_model_new (G_LIST_MODEL (g_object_ref (self->places)), 0, FIRST_ROWS);
      model = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->slice))));
      gtk_column_view_set_model (self->view, model);
      return;
    }

  g_hash_table_iter_init (&cells, self->cells);
  while (g_hash_table_iter_next (&cells, &list_item, &factory))
    write_cell (self, factory, list_item);
}

/**
 * exam_data_table_fill:
 * @self: a table
 * @headings: what stands above the columns
 * @rows: (element-type GtkStringList): as many texts in each as there are headings; it may make them when they are asked for
 *
 * Shows other rows. Where the headings stay the same, so do the widgets: to make some thousand cells takes longer than to
 * write something else into them.
 */
void
exam_data_table_fill (ExamDataTable *self,
                      GtkStringList *headings,
                      GListModel    *rows)
{
  g_return_if_fail (EXAM_IS_DATA_TABLE (self));
  g_return_if_fail (GTK_IS_STRING_LIST (headings));
  g_return_if_fail (G_IS_LIST_MODEL (rows));

  if (!has_headings (self, headings))
    make_columns (self, headings);
  set_rows (self, rows);
  show_rows (self);
  if (self->growing == 0 && g_list_model_get_n_items (rows) > gtk_slice_list_model_get_size (self->slice))
    self->growing = g_idle_add_full (GDK_PRIORITY_REDRAW + 10, grow_cb, self, NULL);
}

guint
exam_data_table_get_n_rows (ExamDataTable *self)
{
  g_return_val_if_fail (EXAM_IS_DATA_TABLE (self), 0);
  return self->rows != NULL ? g_list_model_get_n_items (self->rows) : 0;
}
